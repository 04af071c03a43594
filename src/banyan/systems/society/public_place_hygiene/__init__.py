"""公共场所卫生许可: hotels, baths, hairdressers, pools and the like."""
