"""The document: what is saved and undone. Standard library and numpy only."""
