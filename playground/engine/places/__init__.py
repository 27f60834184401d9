"""Results at some places alone: what is in view first."""
