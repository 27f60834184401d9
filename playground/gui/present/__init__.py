"""Presentations before a class: a mode's subject over the whole screen, and what points at it."""
