"""How each process is started: the product's as the Procfile says, the simulated outside as written here."""

from honcho.environ import parse_procfile

from devstack.environment import ROOT
from devstack.errors import DevstackError

_SERVER = "gunicorn --worker-class gthread --workers 1 --no-control-socket --graceful-timeout 1 --log-level warning"

WHATSAPP = f"{_SERVER} --threads 64 --bind 127.0.0.1:$WHATSAPP_PORT 'devstack.whatsapp.app:create_app()'"
# A thread for each of a thousand customers who wait for it at once.
MODEL = (
    f"{_SERVER} --threads 1024 --worker-connections 2048 --bind 127.0.0.1:$MODEL_PORT 'devstack.model.app:create_app()'"
)


# The small one is for servers of one or two gigabytes: the work that waits for other servers shares a process.
PROFILES = {"small": ROOT / "Procfile.small", "large": ROOT / "Procfile"}


def product(profile: str) -> dict[str, str]:
    """Return the command of every process of the product, by its name.

    Raises:
        DevstackError: there is no such profile.
    """
    if profile not in PROFILES:
        raise DevstackError(f"PROFILE must be one of {', '.join(PROFILES)}, not {profile!r}.")
    return dict(parse_procfile(PROFILES[profile].read_text()).processes)


def in_shell(command: str) -> list[str]:
    """Return the arguments that run a command as a shell reads it, without leaving the shell in between."""
    return ["/bin/sh", "-c", f"exec {command}"]
