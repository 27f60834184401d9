"""The strongest places of a layer's units over a set of pictures: what the units answer to."""
