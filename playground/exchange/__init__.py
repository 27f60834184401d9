"""What goes to other programs and comes from them: code, weights, ONNX, a model card."""
