"""公司与个体工商户登记: how a business comes into being, and its business licence."""
