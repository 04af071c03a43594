"""残疾人证: assessed by a hospital, issued by the federation."""
