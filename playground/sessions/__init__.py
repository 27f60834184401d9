"""Sessions as files: what the user made, kept and opened again."""
