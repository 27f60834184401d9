"""What the process can be asked about a training: one question with its answer a file."""
