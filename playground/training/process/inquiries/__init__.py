"""Inquiries about a network and a picture, answered on a thread of their own."""
