"""Administrative divisions 行政区划 of five levels, dated, and the organisations 机构 of each level."""
