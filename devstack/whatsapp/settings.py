"""The environment, read once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """What the simulator is told when it starts."""

    data_dir: Path
    server_token: str
    webhook_secret: str
    auto_pair_seconds: float

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read every variable the simulator knows."""
        return cls(
            data_dir=Path(environment.get("DATA_DIR", "data")),
            server_token=environment.get("WHATSAPP_SERVER_TOKEN", ""),
            webhook_secret=environment.get("WEBHOOK_SECRET", ""),
            auto_pair_seconds=float(environment.get("WHATSAPP_AUTO_PAIR_SECONDS", "3")),
        )
