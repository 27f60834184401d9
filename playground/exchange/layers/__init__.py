"""How each kind of layer is written as code and as ONNX, one kind or two of a sort a file."""
