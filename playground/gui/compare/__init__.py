"""Two maps, kernels or runs beside one another."""
