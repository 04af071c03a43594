"""中介机构从事代理记账业务审批: who may keep the books of others."""
