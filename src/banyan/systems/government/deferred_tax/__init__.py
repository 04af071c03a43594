"""延期缴纳税款: a taxpayer in special difficulty pays up to three months later."""
