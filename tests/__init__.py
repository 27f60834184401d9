"""The tests mirror the packages."""

import playground as playground  # before numpy, whose threads it decides on
