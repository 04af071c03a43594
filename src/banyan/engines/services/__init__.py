"""Service items, forms, cases, procedures and clocks: everything from an application to its result."""
