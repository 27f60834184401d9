"""The training process. torch lives here; Qt does not."""
