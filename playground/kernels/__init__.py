"""Filters: presets as data, their generators and transforms."""
