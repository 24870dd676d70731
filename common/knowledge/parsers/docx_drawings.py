"""What is drawn in a Word document and yet is text: diagrams, and charts as tables of the figures they show."""

from collections.abc import Iterator

from lxml import etree

from common.knowledge.parsers.docx_xml import at, named
from common.knowledge.rules.content import Paragraph, Row, Table

DRAWN_TEXT = named("a:p")
_RUN_TEXT, _SERIES, _POINT, _FIGURE = map(named, ("a:t", "c:ser", "c:pt", "c:v"))


def read_drawn_text(root: etree._Element) -> Iterator[Paragraph]:
    """Yield the paragraphs (a:p) that are drawn in an element, which may be one itself."""
    for line in root.iter(DRAWN_TEXT):
        text = _text(line)
        if text:
            yield Paragraph(text)


def read_chart(chart_space: etree._Element) -> Iterator[Table]:
    """Yield a chart (c:chartSpace) as a table, with a column for each series and a row for each category.

    The figures are those that Word keeps with the chart to draw it, without its workbook.
    """
    categories: dict[str, str] = {}
    names, columns = [], []
    for series in chart_space.iter(_SERIES):
        categories |= _points(at(series, "c:cat"), at(series, "c:xVal"))
        columns.append(_points(at(series, "c:val"), at(series, "c:yVal")))
        names.append(" ".join(_points(at(series, "c:tx")).values()))
    places = sorted(categories.keys() | {place for column in columns for place in column}, key=_as_number)
    rows = tuple(Row((categories.get(place, ""), *(column.get(place, "") for column in columns))) for place in places)
    if rows:
        title = at(chart_space, "c:chart", "c:title")
        yield Table(rows, ("", *names) if any(names) else (), "" if title is None else _text(title))


def _as_number(place: str) -> tuple[int, str]:
    return len(place), place


def _text(element: etree._Element) -> str:
    return "".join(run.text or "" for run in element.iter(_RUN_TEXT)).strip()


def _points(*sources: etree._Element | None) -> dict[str, str]:
    """Return the points by their place in the series, in which some may be missing."""
    points = [point for source in sources if source is not None for point in source.iter(_POINT)]
    return {point.get("idx", ""): (point.findtext(_FIGURE) or "").strip() for point in points}
