"""排污许可: the permit of those who discharge pollutants."""
