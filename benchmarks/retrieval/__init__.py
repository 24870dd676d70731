"""What is found: the product's own path from a file to a search's hits, beside naive ways of doing the same."""
