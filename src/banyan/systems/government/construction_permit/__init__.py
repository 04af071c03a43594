"""建筑工程施工许可: before a building site opens."""
