"""劳务派遣经营许可: who may send workers to other employers."""
