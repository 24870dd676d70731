"""PDFs made by hand: text, ruling lines, pictures, an outline, a password. Quick enough for a thousand pages."""

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842
LEFT, TOP, LEADING, SIZE = 72, 770, 14, 11
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_FILE_ID = b"0123456789abcdef"
_MAY_DO_ALL = -4
_JAPANESE = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light-V/Encoding/V/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>>>]>>"
)
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding%s>>"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: what is drawn on it as a content stream, how it is turned, in degrees clockwise, and its annotations."""

    drawn: bytes
    rotation: int = 0
    annotations: Sequence[bytes] = ()


def text_pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Return a PDF of pages of text, each given as its lines from top to bottom; an empty line leaves a gap."""
    return pdf([Sheet(lines(page)) for page in pages])


def page_between(header: str, body: Sequence[str], footer: str) -> Sheet:
    """Return a page of text between a header and a footer in its margins."""
    margins = text(header, LEFT, HEIGHT - 40), text(footer, LEFT, 40)
    return Sheet(b"\n".join([margins[0], lines(body), margins[1]]))


def ruled_table_pdf(rows: Sequence[Sequence[str]], above: Sequence[str] = (), below: Sequence[str] = ()) -> bytes:
    """Return a PDF of one page: lines of text, a table with a line around every cell, and text again."""
    bottom = TOP - LEADING * (len(above) + len(rows)) - 8
    drawn = lines(above), table(rows, top=TOP - LEADING * len(above)), lines(below, top=bottom - LEADING)
    return pdf([Sheet(b"\n".join(drawn))])


def lines(
    texts: Sequence[str], *, left: float = LEFT, top: float = TOP, size: float = SIZE, leading: float = LEADING
) -> bytes:
    """Return the drawing of lines of text, the first with its baseline at `top` (points from the page's lower edge)."""
    return b"\n".join(text(line, left, top - number * leading, size) for number, line in enumerate(texts) if line)


def text(line: str, left: float, baseline: float, size: float = SIZE) -> bytes:
    """Return the drawing of one line of text."""
    told = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %g Tf %g %g Td (%s) Tj ET" % (size, left, baseline, told)


def table(rows: Sequence[Sequence[str]], *, left: float = LEFT, top: float = TOP, column: float = 110) -> bytes:
    """Return the drawing of a table whose cells are all ruled. A line end within a cell begins a new line."""
    drawn, upper = [], top
    right = left + column * len(rows[0])
    for row in rows:
        lower = upper - LEADING * max(cell.count("\n") + 1 for cell in row)
        drawn.append(rule(left, upper, right, upper))
        drawn += [rule(left + column * place, lower, left + column * place, upper) for place in range(len(row) + 1)]
        for place, cell in enumerate(row):
            drawn.append(lines(cell.split("\n"), left=left + column * place + 3, top=upper - LEADING + 4))
        upper = lower
    return b"\n".join([*drawn, rule(left, upper, right, upper)])


def rule(x0: float, y0: float, x1: float, y1: float) -> bytes:
    """Return the drawing of a straight line."""
    return b"%g %g m %g %g l S" % (x0, y0, x1, y1)


def field(kind: bytes, value: bytes, left: float, baseline: float, entries: bytes = b"") -> bytes:
    """Return a form field with its value, in the syntax of PDF, whose text would stand at this place."""
    named = b"/T(%g %g)/FT/%s/V %s" % (left, baseline, kind, value)
    return annotation(b"Widget", left, baseline, named + entries)


def annotation(kind: bytes, left: float, baseline: float, entries: bytes) -> bytes:
    """Return an annotation around a place for text."""
    box = left, baseline - 4, left + 80, baseline + SIZE
    return b"<</Type/Annot/Subtype/%s/Rect[%g %g %g %g]%s>>" % (kind, *box, entries)


def picture() -> bytes:
    """Return the drawing of a picture that fills the page, as a scanner makes it."""
    return b"q %d 0 0 %d 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q" % (WIDTH, HEIGHT)


def pdf(
    sheets: Sequence[Sheet],
    *,
    outline: Sequence[tuple[str, int]] = (),
    user_password: str | None = None,
    damaged: Sequence[int] = (),
    form: bytes = b"",
    layers: Sequence[tuple[str, bool]] = (),
) -> bytes:
    """Return a PDF of these pages. Its fonts are F1, F2 (in which character 1 is the ligature fi, and
    nobody knows what 2 to 5 are), F3 (bold) and F4 (Japanese, from top to bottom, in JIS; it is not in the file).

    Args:
        outline: bookmarks, each a title and its page, counted from 1.
        user_password: what must be known to open the file; "" encrypts it so that anybody can read it.
        damaged: the pages, counted from 1, that are nothing when looked up.
        form: a drawing that pages place with "/X1 Do".
        layers: their names, and whether they are on. What pages draw from "/OC /L0 BDC" to "EMC" is on the first one.
    """
    key = None if user_password is None else _key(user_password)
    first_page = 9
    bookmarks = first_page + 2 * len(sheets)
    kids = b" ".join(b"%d 0 R" % (first_page + 2 * place) for place in range(len(sheets)))
    box = b"[0 0 %d %d]" % (WIDTH, HEIGHT)
    notes = dict(enumerate((note for sheet in sheets for note in sheet.annotations), bookmarks + len(outline)))
    fields = b" ".join(b"%d 0 R" % number for number, note in notes.items() if b"/Widget" in note)
    numbers = iter(notes)
    groups = {bookmarks + len(outline) + len(notes) + place: layer for place, layer in enumerate(layers)}
    properties = b"".join(b"/L%d %d 0 R" % (place, number) for place, number in enumerate(groups))
    every, off = (b"".join(b"%d 0 R " % number for number in numbers) for numbers in _layers(groups))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%s]>>%s>>"
        % (
            fields,
            b"/OCProperties<</OCGs[%s]/D<</OFF[%s]>>>>" % (every, off) + (b"/Outlines 4 0 R" if outline else b""),
        ),
        2: b"<</Type/Pages/Count %d/Kids[%s]/MediaBox%s/Resources 3 0 R>>" % (len(sheets), kids, box),
        3: b"<</Font<</F1 5 0 R/F2 6 0 R/F3 7 0 R/F4 %s>>/XObject<</X1 8 0 R>>/Properties<<%s>>>>"
        % (_JAPANESE, properties),
        4: b"<</Type/Outlines/First %d 0 R/Last %d 0 R>>" % (bookmarks, bookmarks + len(outline) - 1),
        5: _FONT % (b"Helvetica", b"/WinAnsiEncoding"),
        6: _FONT % (b"Times-Roman", b"<</BaseEncoding/WinAnsiEncoding/Differences[1/fi/g2/g3/g4/g5]>>"),
        7: _FONT % (b"Helvetica-Bold", b"/WinAnsiEncoding"),
        8: _stream(form, key and _object_key(key, 8), b"/Type/XObject/Subtype/Form/Resources 3 0 R/BBox" + box),
    }
    for place, sheet in enumerate(sheets):
        number = first_page + 2 * place
        told = sheet.rotation, number + 1, b" ".join(b"%d 0 R" % next(numbers) for _ in sheet.annotations)
        objects[number] = b"<</Type/Page/Parent 2 0 R/Rotate %d/Contents %d 0 R/Annots[%s]>>" % told
        objects[number + 1] = _stream(sheet.drawn, key and _object_key(key, number + 1))
        if place + 1 in damaged:
            objects[number] = b"null"
    for place, (title, page) in enumerate(outline):
        number = bookmarks + place
        following = b"/Next %d 0 R" % (number + 1) if place + 1 < len(outline) else b""
        name = _hex(("\ufeff" + title).encode("utf-16-be"), key and _object_key(key, number))
        target = first_page + 2 * (page - 1)
        objects[number] = b"<</Title %s/Parent 4 0 R/Dest[%d 0 R/Fit]%s>>" % (name, target, following)
    objects.update(notes)
    objects.update({number: b"<</Type/OCG/Name(%s)>>" % name.encode() for number, (name, _) in groups.items()})
    return _file(objects, b"" if key is None else _encryption(user_password or ""))


def _file(objects: dict[int, bytes], encryption: bytes) -> bytes:
    parts, places, length = [b"%PDF-1.4\n"], [], 9
    for number, body in sorted(objects.items()):
        places.append(length)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        length += len(parts[-1])
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    parts += [b"%010d 00000 n \n" % place for place in places]
    identity = _hex(_FILE_ID, None)
    trailer = b"<</Size %d/Root 1 0 R/ID[%s%s]%s>>" % (len(objects) + 1, identity, identity, encryption)
    parts.append(b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, length))
    return b"".join(parts)


def _layers(groups: dict[int, tuple[str, bool]]) -> tuple[list[int], list[int]]:
    return list(groups), [number for number, (_, is_on) in groups.items() if not is_on]


def _stream(content: bytes, key: bytes | None, entries: bytes = b"") -> bytes:
    packed = _rc4(key, zlib.compress(content, 1)) if key else zlib.compress(content, 1)
    return b"<<%s/Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (entries, len(packed), packed)


def _hex(content: bytes, key: bytes | None) -> bytes:
    return b"<%s>" % (_rc4(key, content) if key else content).hex().encode()


# The standard security handler, revision 2, with 40-bit keys: ISO 32000-1, 7.6.2 and 7.6.3.


def _encryption(user_password: str) -> bytes:
    owner, user = _owner_entry(user_password), _rc4(_key(user_password), _PADDING)
    entries = _hex(owner, None), _hex(user, None), _MAY_DO_ALL
    return b"/Encrypt<</Filter/Standard/V 1/R 2/O %s/U %s/P %d>>" % entries


def _key(user_password: str) -> bytes:
    allowed = _MAY_DO_ALL.to_bytes(4, "little", signed=True)
    return hashlib.md5(_padded(user_password) + _owner_entry(user_password) + allowed + _FILE_ID).digest()[:5]


def _owner_entry(user_password: str) -> bytes:
    return _rc4(hashlib.md5(_padded("owner")).digest()[:5], _padded(user_password))


def _object_key(key: bytes, number: int) -> bytes:
    return hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + _PADDING)[:32]


def _rc4(key: bytes, content: bytes) -> bytes:
    state, swap = list(range(256)), 0
    for place in range(256):
        swap = (swap + state[place] + key[place % len(key)]) % 256
        state[place], state[swap] = state[swap], state[place]
    out, place, swap = bytearray(), 0, 0
    for byte in content:
        place = (place + 1) % 256
        swap = (swap + state[place]) % 256
        state[place], state[swap] = state[swap], state[place]
        out.append(byte ^ state[(state[place] + state[swap]) % 256])
    return bytes(out)
