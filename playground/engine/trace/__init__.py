"""Which cells a number comes from, and which it reaches."""
