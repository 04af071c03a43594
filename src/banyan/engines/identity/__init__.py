"""Identity: accounts of people, agents of firms, civil servants and administrators; posts, roles and sign-in."""
