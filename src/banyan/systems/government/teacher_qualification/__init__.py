"""教师资格认定: who may teach."""
