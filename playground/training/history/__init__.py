"""Epochs that are kept on disk, and the files that they are in."""
