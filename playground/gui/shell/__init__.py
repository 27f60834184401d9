"""The window around the areas, its menus and its modes."""
