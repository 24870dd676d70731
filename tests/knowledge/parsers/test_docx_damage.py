"""Word documents that can't be read, and those that can against the odds."""

import zipfile
from pathlib import Path

import docx
import pytest

from common.knowledge.parsers.docx import parse
from common.knowledge.rules.content import Problem, Unreadable
from tests.builders.docx_files import document, paragraph, rewrite, save

BODY = "word/document.xml"


def problem(path: Path) -> Problem:
    with pytest.raises(Unreadable) as caught:
        list(parse(path))
    assert str(caught.value)
    return caught.value.problem


def replaced(path: Path, name: str, content: bytes | None) -> Path:
    return rewrite(path, lambda part, now: content if part == name else now)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return save(document(paragraph("Sound")), tmp_path)


def test_a_file_in_the_strict_format_reads_like_all_others(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Rooms", 2)
    made.add_paragraph("With a view", style="List Number")
    made.add_table(2, 2).rows[1].cells[0].text = "in a table"
    made.sections[0].header.paragraphs[0].text = "Hotel Sol"
    path = save(made, tmp_path)
    expected = list(parse(path))

    def as_strict(_: str, content: bytes) -> bytes:
        for kind in (b"wordprocessingml", b"officeDocument", b"drawingml"):
            content = content.replace(
                b"http://schemas.openxmlformats.org/" + kind + b"/2006/", b"http://purl.oclc.org/ooxml/" + kind + b"/"
            )
        return content

    rewrite(path, as_strict)
    with zipfile.ZipFile(path) as archive:
        assert b"openxmlformats.org/wordprocessingml" not in archive.read(BODY)
    assert list(parse(path)) == expected
    assert len(expected) == 5


def test_a_document_without_its_lists_of_references_is_read(sound: Path) -> None:
    rewrite(sound, lambda name, now: now if name == BODY else None)
    assert [getattr(piece, "text", "") for piece in parse(sound)] == ["Sound", ""]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"\xd0\xcf\x11\xe0 an old file"])
def test_what_is_no_archive_is_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(content)
    assert problem(path) is Problem.DAMAGED


def test_a_file_that_breaks_off_is_damaged(sound: Path) -> None:
    sound.write_bytes(sound.read_bytes()[:-500])
    assert problem(sound) is Problem.DAMAGED


def test_a_file_with_wrong_bytes_is_damaged(sound: Path) -> None:
    with zipfile.ZipFile(sound) as archive:
        place = archive.getinfo(BODY).header_offset + 60
    content = bytearray(sound.read_bytes())
    content[place : place + 40] = bytes(40)
    sound.write_bytes(content)
    assert problem(sound) is Problem.DAMAGED


@pytest.mark.parametrize("content", [None, b"<w:document", b"", "<d>".encode("utf-16-le") * 3])
def test_a_document_without_a_sound_body_is_damaged(sound: Path, content: bytes | None) -> None:
    assert problem(replaced(sound, BODY, content)) is Problem.DAMAGED


@pytest.mark.parametrize(
    "entities",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">' + '<!ENTITY text "&b;&b;&b;&b;">',
        '<!ENTITY text SYSTEM "file:///etc/hostname">',
    ],
)
def test_entities_are_never_expanded(sound: Path, entities: str) -> None:
    with zipfile.ZipFile(sound) as archive:
        xml = archive.read(BODY).decode().replace("Sound", "&text;")
    start = xml.index("<w:document")
    declared = f"{xml[:start]}<!DOCTYPE w:document [{entities}]>{xml[start:]}"
    assert problem(replaced(sound, BODY, declared.encode())) is Problem.DAMAGED


def test_absurdly_deep_nesting_is_damage(sound: Path) -> None:
    with zipfile.ZipFile(sound) as archive:
        xml = archive.read(BODY).decode()
    deep = xml.replace("<w:body>", "<w:body>" + "<w:ins>" * 5_000).replace(
        "</w:body>", "</w:ins>" * 5_000 + "</w:body>"
    )
    assert problem(replaced(sound, BODY, deep.encode())) is Problem.DAMAGED


def test_a_file_that_unpacks_to_an_absurd_size_is_too_large(sound: Path) -> None:
    with (
        zipfile.ZipFile(sound, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/media/zeros.bin", "w") as zeros,
    ):
        for _ in range(501):
            zeros.write(bytes(1_000_000))
    assert sound.stat().st_size < 1_000_000
    assert problem(sound) is Problem.TOO_LARGE


def test_another_kind_of_office_file_is_of_the_wrong_type(sound: Path) -> None:
    workbook = b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    assert problem(replaced(sound, BODY, workbook)) is Problem.WRONG_TYPE


def test_nothing_at_all_is_empty(tmp_path: Path) -> None:
    assert problem(save(document(paragraph(" "), paragraph("<w:r/>")), tmp_path)) is Problem.EMPTY
