"""What the processes are told: what the person has set, and what the parts that we start add to it."""

import os
import re
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path

from dotenv import dotenv_values

from devstack.ports import HOST, Ports

ROOT = Path(__file__).resolve().parent.parent

DEMO_LOGIN = "demo@example.com"
DEMO_PASSWORD = "demo-password"


def chosen_by_person() -> dict[str, str]:
    """Return the environment over the file `.env`. A variable that is set to nothing is not set."""
    return _set(dotenv_values(ROOT / ".env")) | _set(os.environ)


def documented() -> set[str]:
    """Return the names of all settings, which `.env.example` shows commented out."""
    return set(re.findall(r"^# ([A-Z][A-Z0-9_]*)=", (ROOT / ".env.example").read_text(), re.MULTILINE))


def machine() -> dict[str, str]:
    """Return the environment less every setting of ours: nobody's shell may change what a test starts."""
    ours = documented()
    return {name: value for name, value in os.environ.items() if name not in ours}


def complete(chosen: Mapping[str, str], ports: Ports, data_dir: Path) -> dict[str, str]:
    """Return the environment of the processes: everything chosen, and a default for all the rest that they need."""
    defaults = {
        "ENVIRONMENT": "development",
        "PUBLIC_URL": f"http://{HOST}:{ports.gateway}",
        "HOST": HOST,
        # The gateway.
        "TRUSTED_PROXIES": "1",
        "FLOWER_ADDRESS": HOST,
        "FLOWER_BASIC_AUTH": f"demo:{DEMO_PASSWORD}",
        # On a busy machine it takes minutes to import the API, during which gunicorn must not take it for hung.
        "GUNICORN_CMD_ARGS": "--timeout 900",
        # Those of libraries, about running as root for instance, are for the people who program.
        "PYTHONWARNINGS": "ignore",
    }
    own = ["SECRET_KEY", "VAPID_PRIVATE_KEY"]
    if "WHATSAPP_SERVER_URL" not in chosen:
        defaults["WHATSAPP_SERVER_URL"] = f"http://{HOST}:{ports.whatsapp}"
        own += ["WEBHOOK_SECRET", "WHATSAPP_SERVER_TOKEN"]
    if offline(chosen):
        defaults["OPENAI_BASE_URL"] = f"http://{HOST}:{ports.model}/v1"
        defaults["OPENAI_API_KEY"] = "offline"
        defaults["AI_MODEL"] = "offline-stand-in"
        defaults["EMBEDDING_MODEL"] = "offline-embedding"
        defaults["EMBEDDING_DIMENSIONS"] = "384"
        defaults["EMBEDDING_INPUT_TYPES"] = "true"
        defaults["EMBEDDING_ALIKE"] = "0.93"
    return {
        **machine(),
        **defaults,
        **_kept_secrets(data_dir / "secrets.env", own),
        **chosen,
        **{ports.variable(server): str(port) for server, port in vars(ports).items()},
        "DATA_DIR": str(data_dir),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), chosen.get("PATH") or os.environ.get("PATH", "")]),
        # Celery's workers take SIGTERM as the request to finish what runs, for a while.
        "REMAP_SIGTERM": "SIGQUIT",
        # Hundreds of threads would each leave something in a heap of their own.
        "MALLOC_ARENA_MAX": "2",
    }


def offline(chosen: Mapping[str, str]) -> bool:
    """Whether there is no model to use but our own."""
    return "OPENAI_API_KEY" not in chosen and "OPENAI_BASE_URL" not in chosen


def _kept_secrets(file: Path, names: list[str]) -> dict[str, str]:
    """Return secrets that stay the same from run to run, made when they are first asked for."""
    kept = _set(dotenv_values(file))
    missing = [name for name in names if name not in kept]
    if missing:
        kept |= {name: secrets.token_hex(32) for name in missing}
        file.touch(mode=0o600)
        file.write_text("".join(f"{name}={value}\n" for name, value in kept.items()))
    return {name: kept[name] for name in names}


def _set(environ: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in environ.items() if value and value.strip()}
