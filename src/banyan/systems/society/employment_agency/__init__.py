"""人力资源服务许可: private employment agencies."""
