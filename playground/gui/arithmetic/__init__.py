"""The arithmetic behind one output cell, drawn as a sentence from left to right."""
