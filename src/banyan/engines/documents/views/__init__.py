"""Pages of files and licences."""
