"""Pages of services: for residents (`resident*`) and for those who handle cases (`work*`)."""
