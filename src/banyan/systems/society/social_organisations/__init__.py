"""社会团体和民办非企业单位成立登记: associations and private non-enterprise units."""
