"""Exchange with other programs, to them and from them: code, weights, ONNX, a model card."""
