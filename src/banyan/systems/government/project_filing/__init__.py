"""企业投资项目备案: firms tell the government what they will build."""
