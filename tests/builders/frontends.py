"""A small dashboard that needs no packages, to be built and served as the real one is."""

import json
from pathlib import Path
from typing import Any

_BUILD = """
const fs = require('fs')
const title = fs.readFileSync('src/title.txt', 'utf8')
if (title === 'broken') { console.error('title.txt: a title is missing'); process.exit(1) }
fs.mkdirSync('dist/assets', { recursive: true })
fs.writeFileSync('dist/index.html', `<title>${title}</title>`)
fs.appendFileSync('../builds.txt', `${title}\\n`)
"""


def write_frontend(folder: Path, title: str = "Inbox") -> Path:
    """Write the sources into a folder `frontend` in this one, and return it."""
    frontend = folder / "frontend"
    (frontend / "src").mkdir(parents=True, exist_ok=True)
    (frontend / "src" / "title.txt").write_text(title)
    (frontend / "build.js").write_text(_BUILD)
    (frontend / "package.json").write_text(json.dumps({**_named(), "scripts": {"build": "node build.js"}}))
    (frontend / "package-lock.json").write_text(json.dumps(_lock({})))
    return frontend


def need_a_package(frontend: Path, registry: str) -> None:
    """Let it need a package that is to be had at that address."""
    package = json.loads((frontend / "package.json").read_text())
    needed = {"dependencies": {"left-pad": "1.3.0"}}
    (frontend / "package.json").write_text(json.dumps({**package, **needed}))
    found = {"version": "1.3.0", "resolved": f"{registry}/left-pad/-/left-pad-1.3.0.tgz", "integrity": "sha512-AA=="}
    (frontend / "package-lock.json").write_text(json.dumps(_lock(needed, {"node_modules/left-pad": found})))
    (frontend / ".npmrc").write_text(f"registry={registry}/\n")


def builds(frontend: Path) -> list[str]:
    """Return the titles of all builds so far."""
    told = frontend.parent / "builds.txt"
    return told.read_text().splitlines() if told.exists() else []


def _named() -> dict[str, Any]:
    return {"name": "pages", "version": "1.0.0", "private": True}


def _lock(root: dict[str, Any], packages: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        **_named(),
        "lockfileVersion": 3,
        "requires": True,
        "packages": {"": {**_named(), **root}, **(packages or {})},
    }
