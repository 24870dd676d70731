"""The processes that documents are read in: without our secrets, and with little that is not needed."""

import sys
from pathlib import Path

_PROJECT = Path(__file__).parents[3]
# Our secrets are none of the child's business. Each thread of OpenBLAS would take address space for nothing. glibc
# would give memory back after each page of a PDF and ask for it again, which takes a sixth of the time of a page.
ENVIRON = {"PYTHONPATH": str(_PROJECT), "OPENBLAS_NUM_THREADS": "1", "MALLOC_TOP_PAD_": str(16 * 1024 * 1024)}


def command(module: str) -> list[str]:
    """Return the command that starts a module as a process."""
    return [sys.executable, "-P", "-m", module]
