"""渔业船舶登记: registration of fishing vessels."""
