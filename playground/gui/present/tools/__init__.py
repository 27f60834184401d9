"""What points at things in a presentation: one tool a file, found by itself."""

from playground.core.registry import import_modules

import_modules(__name__, __path__)
