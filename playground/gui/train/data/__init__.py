"""The data set that is trained on, and its pictures."""
