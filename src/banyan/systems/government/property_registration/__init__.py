"""不动产登记: transfer of houses that are sold, inherited or given."""
