"""The offline stand-in for an OpenAI-compatible API: it quotes what it was given and never claims to be more."""
