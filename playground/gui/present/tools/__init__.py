"""Tools that point at things in a presentation: one a file, found by itself."""

from playground.core.registry import import_modules

import_modules(__name__, __path__)
