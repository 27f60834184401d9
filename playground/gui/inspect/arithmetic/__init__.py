"""The arithmetic of one number, drawn as cells."""
