"""检验检测机构资质认定: who may issue test reports that prove something."""
