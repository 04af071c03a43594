"""烟草专卖零售许可证: who may sell cigarettes, and where not."""
