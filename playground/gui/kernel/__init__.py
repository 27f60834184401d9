"""The editor of filters and weights."""
