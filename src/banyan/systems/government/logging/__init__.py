"""林木采伐许可: felling trees on forest land."""
