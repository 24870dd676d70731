"""Workbooks of Excel 97, made by hand: a stream of records (BIFF8) in an OLE container.

Sources: Microsoft, [MS-XLS] and [MS-CFB].
"""

import struct
from collections.abc import Sequence

Value = str | float
_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TABLES_IN_HEADER = 109
_FIRST_OWN_CODE = 164
_WORKBOOK, _SHEET = 5, 16


def old_workbook(name: str, rows: Sequence[Sequence[Value]], codes: Sequence[str]) -> bytes:
    """Return a workbook of one sheet. The number format of a column is its code, but for the first row.

    It takes some rows: a stream of less than 4,096 bytes would have to be kept in another way.
    """
    before, after = _formats(codes), _record(0x0A)
    place = len(before) + len(_bound_sheet(name, 0)) + len(after)
    return _container(b"".join([before, _bound_sheet(name, place), after, *_sheet(rows)]))


def _sheet(rows: Sequence[Sequence[Value]]) -> list[bytes]:
    records = [_beginning(_SHEET)]
    for number, row in enumerate(rows):
        records += [_cell(number, column, value) for column, value in enumerate(row)]
    return [*records, _record(0x0A)]


def _cell(row: int, column: int, value: Value) -> bytes:
    where = struct.pack("<HHH", row, column, column + 1 if row else 0)
    if isinstance(value, str):
        return _record(0x204, where + _text(value, "<H"))
    return _record(0x203, where + struct.pack("<d", value))


def _formats(codes: Sequence[str]) -> bytes:
    """Return the beginning of a workbook: a plain font, and a style for no column and for each one."""
    font = struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _text("Arial", "<B")
    own = enumerate(codes, _FIRST_OWN_CODE)
    return b"".join(
        [
            _beginning(_WORKBOOK),
            _record(0x42, struct.pack("<H", 1200)),
            _record(0x31, font),
            *(_record(0x41E, struct.pack("<H", number) + _text(code, "<H")) for number, code in own),
            *(_style(number) for number in (0, *range(_FIRST_OWN_CODE, _FIRST_OWN_CODE + len(codes)))),
        ]
    )


def _style(number_format: int) -> bytes:
    return _record(0xE0, struct.pack("<HHHBBBBIiH", 0, number_format, 1, 0x20, 0, 0, 0, 0, 0, 0x20C0))


def _beginning(kind: int) -> bytes:
    return _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 1997, 0, 0))


def _bound_sheet(name: str, place: int) -> bytes:
    return _record(0x85, struct.pack("<IBB", place, 0, 0) + _text(name, "<B"))


def _text(text: str, length: str) -> bytes:
    return struct.pack(length, len(text)) + b"\1" + text.encode("utf-16-le")


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _container(stream: bytes) -> bytes:
    """Wrap the stream: a header, the table of which sector follows which, the directory, and the stream itself."""
    size = -(-len(stream) // _SECTOR)
    tables = -(-(size + 1) // (_SECTOR // 4 - 1))
    follows = [_TABLE] * tables + [_END] + [*range(tables + 2, tables + 1 + size), _END]
    follows += [_FREE] * (tables * _SECTOR // 4 - len(follows))
    header = struct.pack("<8s16xHHHHH6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, tables, tables, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", *range(tables), *[_FREE] * (_TABLES_IN_HEADER - tables))
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, tables + 1, len(stream))
    table = struct.pack(f"<{len(follows)}I", *follows)
    return b"".join([header, table, directory.ljust(_SECTOR, b"\0"), stream.ljust(size * _SECTOR, b"\0")])


def _entry(name: str, kind: int, child: int, first_sector: int, size: int) -> bytes:
    told = (name + "\0").encode("utf-16-le")
    links = struct.pack("<HBB3I", len(told), kind, 1, _FREE, _FREE, child)
    return told.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", first_sector, size)
