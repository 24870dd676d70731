"""How long a search takes in a large knowledge base."""
