"""What is drawn on a page of a PDF besides its text, and which of it are straight lines that may rule a table."""

import ctypes
import math
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as raw

Turned = Callable[[float, float], tuple[float, float]]
_Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# A map or a technical drawing has more than any table: looking through it would take minutes and find nothing.
_MOST_PATHS = 3000
_MOST_SEGMENTS = 20_000
_STRAIGHT_WITHIN = 0.5
# A line may be drawn as an area, as high as the line is thick.
_THINNEST = 2.0


class Ruling(NamedTuple):
    """A straight line across (`y0 == y1`) or down (`x0 == x1`) the page; y grows downwards."""

    x0: float
    y0: float
    x1: float
    y1: float


class Outline(NamedTuple):
    """The straight lines of a drawing, each as x0, y0, x1 and y1, and how thick they are drawn, in points."""

    lines: list[tuple[float, float, float, float]]
    thickness: float


class Drawing(NamedTuple):
    """A page object that is no text, and the matrix that brings its points to the page."""

    kind: int
    thing: Any
    matrix: _Matrix


def turned(quarters: int) -> Turned:
    """Return what maps a point of a page to (across, down) as a person sees it, for quarters of a turn clockwise."""
    return (
        lambda x, y: (x, -y),
        lambda x, y: (y, x),
        lambda x, y: (-x, y),
        lambda x, y: (-y, -x),
    )[quarters]


def drawings(page: Any) -> list[Drawing]:
    """Return everything on the page that is no text, also what lies within forms (which PDF uses as groups)."""
    return list(_within(raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, page, _AS_IT_IS))


def outlines(drawn: Iterable[Drawing], seen: Turned) -> list[Outline]:
    """Return the straight lines of each drawing, none if there are too many of them for a table."""
    paths = [drawing for drawing in drawn if drawing.kind == raw.FPDF_PAGEOBJ_PATH]
    if len(paths) > _MOST_PATHS or sum(raw.FPDFPath_CountSegments(path.thing) for path in paths) > _MOST_SEGMENTS:
        return []
    return [Outline(list(_lines(path, seen)), _thickness(path)) for path in paths]


def rulings(outlines: Iterable[Outline]) -> list[Ruling]:
    """Return the lines that run across or down: also the edges of areas, which may be cells in a colour."""
    return [ruling for outline in outlines for line in outline.lines if (ruling := _ruling(*line))]


def strokes(outlines: Iterable[Outline]) -> list[Ruling]:
    """Return the lines across the page that are drawn as such, not as the edge of an area."""
    thin = (outline for outline in outlines if outline.lines and outline.thickness <= _THINNEST)
    return [stroke for outline in thin if (stroke := _stroke(outline))]


def _stroke(outline: Outline) -> Ruling | None:
    across, downs = zip(*((x, y) for x0, y0, x1, y1 in outline.lines for x, y in ((x0, y0), (x1, y1))), strict=True)
    middle = (min(downs) + max(downs)) / 2
    return Ruling(min(across), middle, max(across), middle) if max(downs) - min(downs) <= _THINNEST else None


def _thickness(path: Drawing) -> float:
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(path.thing, width)
    return width.value * math.hypot(*path.matrix[2:4])


def _within(count: Any, get: Any, holder: Any, matrix: _Matrix) -> Iterator[Drawing]:
    for place in range(count(holder)):
        thing = get(holder, place)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            yield from _within(raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, thing, _matrix(thing, matrix))
        elif kind != raw.FPDF_PAGEOBJ_TEXT:
            yield Drawing(kind, thing, matrix)


def _lines(path: Drawing, seen: Turned) -> Iterator[tuple[float, float, float, float]]:
    a, b, c, d, e, f = _matrix(path.thing, path.matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for place in range(raw.FPDFPath_CountSegments(path.thing)):
        segment = raw.FPDFPath_GetPathSegment(path.thing, place)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = seen(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield *last, *point
        if raw.FPDFPathSegment_GetClose(segment):
            yield *point, *start
        last = point


def _ruling(x0: float, y0: float, x1: float, y1: float) -> Ruling | None:
    wide, high = abs(x0 - x1), abs(y0 - y1)
    if high <= _STRAIGHT_WITHIN < wide:
        return Ruling(min(x0, x1), y0, max(x0, x1), y0)
    if wide <= _STRAIGHT_WITHIN < high:
        return Ruling(x0, min(y0, y1), x0, max(y0, y1))
    return None


def _matrix(thing: Any, outer: _Matrix) -> _Matrix:
    """Return the matrix of a page object, followed by that of what it lies in."""
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, own)
    a, b, c, d, e, f = outer
    return (
        a * own.a + c * own.b,
        b * own.a + d * own.b,
        a * own.c + c * own.d,
        b * own.c + d * own.d,
        a * own.e + c * own.f + e,
        b * own.e + d * own.f + f,
    )
