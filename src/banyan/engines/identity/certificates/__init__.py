"""SM2 certificates: the installation's own authority, what it issues and revokes, and what is proved with them."""
