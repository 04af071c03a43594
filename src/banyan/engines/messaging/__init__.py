"""Messaging: notices in the site, and copies of them by SMS and e-mail, that no outage loses."""
