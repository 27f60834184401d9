"""Which part of a map is shown: zoom and pan."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Viewport:
    """The part of every map that is shown: its top left corner, as fractions, and the zoom.

    At zoom 4 a quarter of the height and a quarter of the width is seen.
    """

    left: float = 0.0
    top: float = 0.0
    zoom: float = 1.0

    @property
    def extent(self) -> float:
        """The share of the height, and of the width, that is seen."""
        return 1.0 / self.zoom

    def zoomed(self, factor: float, x: float, y: float, most: float) -> Viewport:
        """Zoom so that the point at fractions (x, y) of the view stays where it is."""
        zoom = min(max(self.zoom * factor, 1.0), max(most, 1.0))
        left = self.left + x * (self.extent - 1 / zoom)
        top = self.top + y * (self.extent - 1 / zoom)
        return Viewport(left, top, zoom).inside()

    def moved(self, dx: float, dy: float) -> Viewport:
        """Pan by fractions of the view."""
        return Viewport(
            self.left + dx * self.extent, self.top + dy * self.extent, self.zoom
        ).inside()

    def inside(self) -> Viewport:
        """The nearest viewport that shows nothing beyond the map."""
        most = 1 - self.extent
        return Viewport(min(max(self.left, 0.0), most), min(max(self.top, 0.0), most), self.zoom)
