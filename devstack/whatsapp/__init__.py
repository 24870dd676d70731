"""A simulated WhatsApp server: the other side of the contract, for development, journeys and benchmarks."""
