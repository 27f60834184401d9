"""The causes of an ailing training, each a function that judges an `Evidence`."""
