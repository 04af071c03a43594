"""机动车注册登记: a new vehicle gets its plate."""
