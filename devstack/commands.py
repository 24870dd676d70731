"""How each process is started: the product's as the Procfile says, the simulated outside as written here."""

from honcho.environ import parse_procfile

from devstack.environment import ROOT

_SERVER = "gunicorn --worker-class gthread --workers 1 --no-control-socket --graceful-timeout 1 --log-level warning"

WHATSAPP = f"{_SERVER} --threads 64 --bind 127.0.0.1:$WHATSAPP_PORT 'devstack.whatsapp.app:create_app()'"
MODEL = f"{_SERVER} --threads 256 --bind 127.0.0.1:$MODEL_PORT 'devstack.model.app:create_app()'"


def product() -> dict[str, str]:
    """Return the command of every process of the product, by its name."""
    return dict(parse_procfile((ROOT / "Procfile").read_text()).processes)


def in_shell(command: str) -> list[str]:
    """Return the arguments that run a command as a shell reads it, without leaving the shell in between."""
    return ["/bin/sh", "-c", f"exec {command}"]
