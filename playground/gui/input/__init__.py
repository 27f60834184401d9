"""The area at the left: the picture that the network sees."""
