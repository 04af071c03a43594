"""How statements are written: always as the platform, after the action has asked its policy."""
