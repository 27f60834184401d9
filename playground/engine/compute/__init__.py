"""From a network and a picture to results: how each layer is computed."""
