"""护士执业注册: who may work as a nurse."""
