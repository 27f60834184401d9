"""Figures to be printed: made from the document and its maps, not photographed off the screen."""
