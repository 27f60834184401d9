"""The inquiries about a network and a picture, which need no training: one a file."""
