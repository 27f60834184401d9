"""The questions about a training that the process answers: one with its answer a file."""
