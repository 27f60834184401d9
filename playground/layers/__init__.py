"""One kind of layer a file: shape, numpy forward, torch module, declared fields."""
