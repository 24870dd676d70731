"""Files that customers send, as the server keeps them until they are fetched, and those that they are sent."""

import json
import secrets
from pathlib import Path
from typing import IO, Any


class MediaFolder:
    """One file and one description for each; the address is on the server itself."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / "media"
        self._folder.mkdir(parents=True, exist_ok=True)

    def add(self, content: IO[bytes], filename: str, mimetype: str) -> dict[str, Any]:
        """Keep a file. Returns what the webhook tells of it."""
        media_id, body = secrets.token_hex(12), content.read()
        (self._folder / media_id).write_bytes(body)
        told = {"url": f"/media/{media_id}", "mimetype": mimetype, "filename": filename, "size": len(body)}
        (self._folder / f"{media_id}.json").write_text(json.dumps(told))
        return told

    def get(self, media_id: str) -> tuple[bytes, str] | None:
        """The file and its type."""
        file, told = self._folder / media_id, self._folder / f"{media_id}.json"
        if not media_id.isalnum() or not told.is_file():
            return None
        return file.read_bytes(), json.loads(told.read_text())["mimetype"]
