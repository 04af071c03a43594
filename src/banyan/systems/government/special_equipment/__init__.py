"""特种设备使用登记: lifts, boilers, pressure vessels and the like."""
