"""The training as the window knows it."""
