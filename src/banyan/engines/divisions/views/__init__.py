"""Pages of divisions: the pickers, and their keeping in the workspace."""
