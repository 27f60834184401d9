"""From a network and a picture to results: how it is computed, and why each number is so."""
