"""From results to what can be painted: planes, palettes, statistics, shapes."""
