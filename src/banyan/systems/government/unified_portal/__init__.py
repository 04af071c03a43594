"""统一政府门户 (4-1-2a): portal, services and disclosure are the system; this declares its owner and its evidence."""
