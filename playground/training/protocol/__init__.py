"""The part of training that the window may import: messages and values, no torch."""
