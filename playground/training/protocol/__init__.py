"""What the window knows of a training: messages and values, no torch."""
