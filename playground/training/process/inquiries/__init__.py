"""What answers inquiries about a network and a picture, on a thread of its own."""
