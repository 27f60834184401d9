"""What the units of a layer answer to: their strongest places over a set of pictures."""
