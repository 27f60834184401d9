"""The elements that figures are drawn of, and the pieces that several of them have."""
