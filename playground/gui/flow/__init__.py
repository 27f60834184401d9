"""The flow view: a column a layer, a tile a map."""
