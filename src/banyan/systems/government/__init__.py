"""Systems of the plan's chapter on electronic government 电子政务 (4)."""
