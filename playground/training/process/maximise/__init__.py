"""The picture that a unit looks for, made for it step by step."""
