"""住房公积金提取: rent, purchase, retirement."""
