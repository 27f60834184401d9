"""What a unit looks for: a picture that is made for it, step by step."""
