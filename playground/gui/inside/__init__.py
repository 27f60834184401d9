"""The Look inside mode: why this answer, and what a unit looks for."""
