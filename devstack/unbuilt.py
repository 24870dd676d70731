"""The page that the gateway shows while there is no build of the dashboard: it says why."""

import html
from pathlib import Path

NAME = "unbuilt.html"
_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="3">
<title>{title}</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 15vh auto; padding: 0 1rem }}
pre {{ white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem; border: 1px solid; border-radius: .5rem }}
</style>
<h1>{title}</h1>
<p>{text}
{details}
<p>Everything else is there: <a href="/docs">the API and its documentation</a>.
"""


def show(folder: Path, title: str, text: str, details: str = "") -> None:
    """Put the page in place of what is built in the folder; `details` stand as they are."""
    details = f"<pre>{html.escape(details)}</pre>" if details else ""
    draft = folder / f".{NAME}"
    draft.write_text(_PAGE.format(title=title, text=html.escape(text), details=details))
    draft.replace(folder / NAME)


def clear(folder: Path) -> None:
    """Show what is built."""
    (folder / NAME).unlink(missing_ok=True)
