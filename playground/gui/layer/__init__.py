"""The area at the right: the selected layer."""
