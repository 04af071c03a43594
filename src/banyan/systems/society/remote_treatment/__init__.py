"""异地就医备案: the insurance pays in another place too."""
