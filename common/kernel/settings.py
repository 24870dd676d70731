"""The environment, read once into one frozen object. Every variable is documented here and in `.env.example`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

DEVELOPMENT_SECRET = "development-secret-do-not-use-in-production"


class UnsafeSettings(Exception):
    """The environment is incomplete, malformed, or unsafe for production. The text names every variable to mend."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. Durations are in seconds, sizes in bytes."""

    environment: str
    secret_key: str
    public_url: str
    cors_origins: tuple[str, ...]
    trusted_proxies: int
    log_level: str

    mongodb_url: str
    database_name: str
    redis_url: str

    access_token_seconds: int
    refresh_token_seconds: int
    password_hash_rounds: int

    secure_cookies: bool

    vapid_private_key: str | None
    push_services: tuple[str, ...]

    rate_limit: str
    person_rate_limit: str
    webhook_rate_limit: str
    max_body_bytes: int
    phone_numbers_per_workspace: int

    whatsapp_server_url: str
    whatsapp_server_token: str | None
    whatsapp_connect_timeout: float
    whatsapp_read_timeout: float
    webhook_secrets: tuple[str, ...]
    webhook_tolerance_seconds: int
    store_group_messages: bool
    store_history: bool
    history_after_seconds: int
    journal_days: int
    confirmation_seconds: int

    openai_api_key: str | None
    openai_base_url: str | None
    ai_timeout: float
    ai_model: str
    ai_temperature: float | None
    ai_prompt: str
    ai_memory_tokens: int
    ai_price_prompt: float | None
    ai_price_completion: float | None
    transcription_model: str
    vision_model: str
    max_media_bytes: int
    debounce_seconds: float
    debounce_max_seconds: float

    embedding_model: str
    embedding_dimensions: int
    embedding_base_url: str | None
    embedding_api_key: str | None
    embedding_input_types: bool
    embedding_alike: float

    max_document_bytes: int
    index_hidden_sheets: bool
    index_hidden_cells: bool
    parse_seconds: float
    parse_memory_bytes: int
    search_memory_bytes: int

    lease_seconds: float
    max_attempts: int
    retry_base_seconds: float
    retry_max_seconds: float


# Those of Chrome, Firefox, Edge and Safari.
PUSH_SERVICES = ("fcm.googleapis.com", "push.services.mozilla.com", "notify.windows.com", "push.apple.com")

DEFAULT_PROMPT = (
    "You are the friendly assistant of our team on WhatsApp. Help the customer with questions about our products and "
    "services, in short and clear messages. If you do not know something, say so and ask whether a colleague should "
    "get back to them. Never invent prices, dates or promises."
)


def load(environ: Mapping[str, str]) -> Settings:
    """Read the settings from `environ`.

    Raises:
        UnsafeSettings: a value is malformed, or the installation would be unsafe in production.
    """
    read = _Reader(environ)
    settings = Settings(
        environment=read.word("ENVIRONMENT", "production", allowed=("development", "production")),
        secret_key=read.text("SECRET_KEY", DEVELOPMENT_SECRET),
        public_url=read.url("PUBLIC_URL", f"http://127.0.0.1:{environ.get('PORT') or 8000}"),
        cors_origins=read.words("CORS_ORIGINS"),
        trusted_proxies=read.whole("TRUSTED_PROXIES", 0),
        log_level=read.word("LOG_LEVEL", "INFO", allowed=("DEBUG", "INFO", "WARNING", "ERROR")),
        mongodb_url=read.text("MONGODB_URL", "mongodb://127.0.0.1:27017/?replicaSet=rs0"),
        database_name=read.text("DATABASE_NAME", "whatsapp_automation"),
        redis_url=read.text("REDIS_URL", "redis://127.0.0.1:6379/0"),
        access_token_seconds=read.whole("ACCESS_TOKEN_SECONDS", 30 * 60, least=1),
        refresh_token_seconds=read.whole("REFRESH_TOKEN_SECONDS", 30 * 24 * 3600, least=1),
        password_hash_rounds=read.whole("PASSWORD_HASH_ROUNDS", 12, least=4),
        secure_cookies=read.flag("SECURE_COOKIES", False),
        vapid_private_key=read.secret_number("VAPID_PRIVATE_KEY"),
        push_services=read.words("PUSH_SERVICES") or PUSH_SERVICES,
        rate_limit=read.text("RATE_LIMIT", "100 per minute"),
        person_rate_limit=read.text("PERSON_RATE_LIMIT", "600 per minute"),
        webhook_rate_limit=read.text("WEBHOOK_RATE_LIMIT", "60000 per minute"),
        max_body_bytes=read.whole("MAX_BODY_BYTES", 1024 * 1024, least=1024),
        phone_numbers_per_workspace=read.whole("PHONE_NUMBERS_PER_WORKSPACE", 2, least=1),
        whatsapp_server_url=read.url("WHATSAPP_SERVER_URL", "http://127.0.0.1:3000"),
        whatsapp_server_token=read.optional("WHATSAPP_SERVER_TOKEN"),
        whatsapp_connect_timeout=read.number("WHATSAPP_CONNECT_TIMEOUT", 3.0),
        whatsapp_read_timeout=read.number("WHATSAPP_READ_TIMEOUT", 20.0),
        webhook_secrets=tuple(
            secret for name in ("WEBHOOK_SECRET", "WEBHOOK_SECRET_PREVIOUS") if (secret := read.optional(name))
        ),
        webhook_tolerance_seconds=read.whole("WEBHOOK_TOLERANCE_SECONDS", 300),
        store_group_messages=read.flag("STORE_GROUP_MESSAGES", False),
        store_history=read.flag("STORE_HISTORY", True),
        history_after_seconds=read.whole("HISTORY_AFTER_SECONDS", 12 * 3600),
        journal_days=read.whole("JOURNAL_DAYS", 30, least=1),
        confirmation_seconds=read.whole("CONFIRMATION_SECONDS", 120),
        openai_api_key=read.optional("OPENAI_API_KEY"),
        openai_base_url=read.optional("OPENAI_BASE_URL"),
        ai_timeout=read.number("AI_TIMEOUT", 60.0),
        ai_model=read.text("AI_MODEL", "gpt-6-luna"),
        ai_temperature=read.optional_number("AI_TEMPERATURE"),
        ai_prompt=read.text("AI_PROMPT", DEFAULT_PROMPT),
        ai_memory_tokens=read.whole("AI_MEMORY_TOKENS", 3000, least=100),
        ai_price_prompt=read.optional_number("AI_PRICE_PROMPT"),
        ai_price_completion=read.optional_number("AI_PRICE_COMPLETION"),
        transcription_model=read.text("TRANSCRIPTION_MODEL", "gpt-transcribe"),
        vision_model=read.text("VISION_MODEL", "gpt-6-luna"),
        max_media_bytes=read.whole("MAX_MEDIA_BYTES", 16 * 1024 * 1024, least=1024),
        debounce_seconds=read.number("DEBOUNCE_SECONDS", 3.0),
        debounce_max_seconds=read.number("DEBOUNCE_MAX_SECONDS", 15.0),
        embedding_model=read.text("EMBEDDING_MODEL", "text-embedding-3-small"),
        embedding_dimensions=read.whole("EMBEDDING_DIMENSIONS", 1536, least=1),
        embedding_base_url=read.optional("EMBEDDING_BASE_URL"),
        embedding_api_key=read.optional("EMBEDDING_API_KEY"),
        embedding_input_types=read.flag("EMBEDDING_INPUT_TYPES", False),
        embedding_alike=read.number("EMBEDDING_ALIKE", 0.75),
        max_document_bytes=read.whole("MAX_DOCUMENT_BYTES", 10 * 1024 * 1024, least=1024),
        index_hidden_sheets=read.flag("INDEX_HIDDEN_SHEETS", False),
        index_hidden_cells=read.flag("INDEX_HIDDEN_CELLS", False),
        parse_seconds=read.number("PARSE_SECONDS", 300.0, least=1.0),
        parse_memory_bytes=read.whole("PARSE_MEMORY_BYTES", 1536 * 1024 * 1024, least=256 * 1024 * 1024),
        search_memory_bytes=read.whole("SEARCH_MEMORY_BYTES", 512 * 1024 * 1024, least=1024 * 1024),
        lease_seconds=read.number("LEASE_SECONDS", 20.0, least=1.0),
        max_attempts=read.whole("MAX_ATTEMPTS", 12, least=1),
        retry_base_seconds=read.number("RETRY_BASE_SECONDS", 2.0),
        retry_max_seconds=read.number("RETRY_MAX_SECONDS", 300.0),
    )
    _refuse_unsafe(settings, read.problems)
    return settings


def _refuse_unsafe(settings: Settings, problems: list[str]) -> None:
    if settings.environment == "production":
        if settings.secret_key == DEVELOPMENT_SECRET or len(settings.secret_key) < 32:
            problems.append("SECRET_KEY must be set to at least 32 random characters (openssl rand -hex 32)")
        if not settings.webhook_secrets:
            problems.append("WEBHOOK_SECRET must be set, or anyone could post messages in a customer's name")
        if not (settings.openai_api_key or settings.openai_base_url):
            problems.append("OPENAI_API_KEY must be set, or OPENAI_BASE_URL of a compatible server")
    if problems:
        raise UnsafeSettings("The settings can't be used:\n  - " + "\n  - ".join(problems))


class _Reader:
    """Reads variables one by one and collects what is wrong with them, so that a person can mend all of it at once."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.problems: list[str] = []

    def optional(self, name: str) -> str | None:
        return self._environ.get(name, "").strip() or None

    def text(self, name: str, default: str) -> str:
        return self.optional(name) or default

    def secret_number(self, name: str) -> str | None:
        value = self.optional(name)
        if value is not None and not re.fullmatch("[0-9a-fA-F]{64}", value):
            self.problems.append(f"{name} must be 64 hexadecimal digits (openssl rand -hex 32)")
        return value

    def word(self, name: str, default: str, *, allowed: tuple[str, ...]) -> str:
        value = self.text(name, default)
        if value not in allowed:
            self.problems.append(f"{name} must be one of {', '.join(allowed)}, not {value!r}")
        return value

    def words(self, name: str) -> tuple[str, ...]:
        return tuple(word.strip() for word in self.text(name, "").split(",") if word.strip())

    def url(self, name: str, default: str) -> str:
        value = self.text(name, default).rstrip("/")
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            self.problems.append(f"{name} must be an http(s) address, not {value!r}")
        return value

    def number(self, name: str, default: float, *, least: float = 0.0) -> float:
        value = self.optional_number(name)
        if value is None:
            return default
        if value < least:
            self.problems.append(f"{name} must be at least {least:g}, not {value:g}")
        return value

    def optional_number(self, name: str) -> float | None:
        value = self.optional(name)
        try:
            return None if value is None else float(value)
        except ValueError:
            self.problems.append(f"{name} must be a number, not {value!r}")
            return None

    def whole(self, name: str, default: int, *, least: int = 0) -> int:
        value = self.number(name, default, least=least)
        if value != int(value):
            self.problems.append(f"{name} must be a whole number, not {value:g}")
        return int(value)

    def flag(self, name: str, default: bool) -> bool:
        value = self.word(name, "true" if default else "false", allowed=("true", "false"))
        return value == "true"
