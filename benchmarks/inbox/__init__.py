"""The list of chats, its filters, counts, and the search in what was said, in a large workspace."""
