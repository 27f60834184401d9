"""The cards of the Train mode, one a file."""
