"""The process that looks at pages of one PDF, which may crash it, stall it or make it greedy.

It reads a JSON object from its standard input: path, pages, seconds of CPU time, bytes of memory, and `wanted`, lists
of texts. Without any, it writes the first of the pages as a PNG; else where on the pages the texts stand: those of the
first list that stands on any.
"""

import json
import os
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from common.kernel.confinement import confine
from common.knowledge.parsers import wire


def main() -> None:
    """Do what the standard input asks for."""
    order = json.load(sys.stdin)
    confine(order["seconds"], order["memory_bytes"])
    # Libraries print warnings, which are no part of the answer.
    with os.fdopen(os.dup(1), "wb") as output:
        os.dup2(2, 1)
        try:
            output.write(_answer(order))
        except MemoryError:
            os._exit(wire.OUT_OF_MEMORY)


def _answer(order: dict[str, Any]) -> bytes:
    from common.knowledge.parsers.pdf import opened
    from common.knowledge.parsers.pdf_drawing import picture
    from common.knowledge.parsers.pdf_marks import marked

    with closing(opened(Path(order["path"]))) as document:
        if order["wanted"] is None:
            return picture(document, order["pages"][0])
        return json.dumps(marked(document, order["pages"], order["wanted"])).encode()


if __name__ == "__main__":
    main()
