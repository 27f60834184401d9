"""What figures are drawn of, and the pieces that several of them have."""
