"""Widgets that know no document: they are given values and tell of gestures."""
