"""机动车驾驶证期满换证: a driving licence that runs out is changed for a new one."""
