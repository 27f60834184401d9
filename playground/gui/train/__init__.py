"""The Train mode: how filters come about."""
