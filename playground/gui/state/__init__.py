"""State that panels share and listen to: the document, the view, results."""
