"""The area below: the number that is pointed at, explained."""
