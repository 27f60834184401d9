"""The kinds of films, one a file."""
