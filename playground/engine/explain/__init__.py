"""The arithmetic of one number, and how it is written."""
