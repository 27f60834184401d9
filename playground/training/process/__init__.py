"""The training process; torch lives here."""
