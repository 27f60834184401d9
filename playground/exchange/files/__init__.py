"""The kinds of files that are exported, one a module."""
