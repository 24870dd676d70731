"""How the running systems of the tests are set up."""

QUICK = {
    "DEBOUNCE_SECONDS": "0.3",
    "LEASE_SECONDS": "3",
    "RETRY_BASE_SECONDS": "0.5",
    "PASSWORD_HASH_ROUNDS": "4",
    "RATE_LIMIT": "100000 per minute",
    "PERSON_RATE_LIMIT": "100000 per minute",
    "OFFLINE_MODEL_DELAY_SECONDS": "0.05",
    "WHATSAPP_AUTO_PAIR_SECONDS": "0.1",
}
