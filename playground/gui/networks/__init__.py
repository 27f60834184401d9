"""Networks that others published: what is said of them, and how their weights are had."""
