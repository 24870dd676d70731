"""How fast documents are read, beside the bare libraries, and what reading large ones takes from the worker."""
