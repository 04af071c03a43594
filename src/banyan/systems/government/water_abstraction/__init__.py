"""取水许可: taking water from rivers, lakes and the ground."""
