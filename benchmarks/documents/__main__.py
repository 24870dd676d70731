"""`python -m benchmarks.documents`: measure how documents are read and indexed."""

from benchmarks.documents import indexing, reading


def main() -> None:
    reading.measure()
    print()
    indexing.measure()


if __name__ == "__main__":
    main()
