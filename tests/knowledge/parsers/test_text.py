"""Plain text in whatever encoding comes out as it was written, paragraph by paragraph."""

from pathlib import Path

import pytest

from common.knowledge.parsers.text import decode, doubts, is_text, parse
from common.knowledge.rules.content import Kind, Paragraph, Piece, Problem, ReadingSummary, Unreadable


def pieces(tmp_path: Path, content: bytes) -> list[Piece]:
    path = tmp_path / "stored"
    path.write_bytes(content)
    return list(parse(path))


def test_blank_lines_and_page_breaks_part_paragraphs(tmp_path: Path) -> None:
    content = b"\n\n  We open\n  at nine.\r\n \t\r\n\r\nWe close at six.\fOn page two.\n- one\n- two\n"
    assert pieces(tmp_path, content) == [
        Paragraph("We open\n  at nine."),
        Paragraph("We close at six."),
        Paragraph("On page two.\n- one\n- two"),
        ReadingSummary(Kind.TXT),
    ]


def test_a_blank_text_is_empty(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        pieces(tmp_path, b" \n\n\f")
    assert caught.value.problem is Problem.EMPTY


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems(line_end: str) -> None:
    assert decode(f"a{line_end}{line_end}b".encode()) == "a\n\nb"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_believed_and_left_out(encoding: str) -> None:
    assert decode("Preço: 10 € 🎉".encode(encoding)) == "Preço: 10 € 🎉"


def test_a_text_that_is_cut_within_a_character_is_still_read() -> None:
    assert decode("ação".encode("utf-16")[:-1]) == "aç\xe3\ufffd"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Preço: R$ 10,50", "cp1252"),
        ("id,name\n1,José\n2,Ana", "cp1252"),
        ("José\nAndré\nJoão\nMüller", "cp1252"),
        ("Produto;Preço\nCamisa de algodão;49,90\nPromoção válida até sábado", "cp1252"),
        ("Não aceitamos devoluções após 30 dias. São Paulo – seção de informações.", "cp1252"),
        ("El horario de atención es de lunes a viernes. ¿Cuánto cuesta el envío?", "cp1252"),
        ("Größe und Preis: für Ihre Bestellung wählen Sie bitte „Menü“ – 5 €", "cp1252"),
        ("Le café est ouvert de 8 h à 18 h. Le déjeuner coûte 12 €, été comme hiver.", "cp1252"),
        ("Цены на товары указаны в рублях. Доставка по Москве бесплатная.", "cp1251"),
        ("Цены на товары указаны в рублях. Доставка по Москве бесплатная.", "koi8_r"),
        ("Godziny otwarcia: poniedziałek–piątek. Cena wysyłki wynosi 15 złotych, źródło: żółty.", "cp1250"),
        ("Çalışma saatleri: pazartesi – cuma. Kargo ücreti 15 lira. Şişe ığdır", "cp1254"),
        ("Οι ώρες λειτουργίας είναι από Δευτέρα έως Παρασκευή. Τιμή 15 ευρώ.", "cp1253"),
        ("שעות הפתיחה הן מיום ראשון עד חמישי. מחיר המשלוח הוא", "cp1255"),
        ("ساعات العمل من الأحد إلى الخميس. سعر التوصيل مجاني", "cp1256"),
        ("営業時間は月曜日から金曜日までです。送料は五百円です。", "cp932"),
        ("营业时间为周一至周五。运费为十五元。欢迎光临我们的商店。", "gb18030"),
        ("영업시간은 월요일부터 금요일까지입니다. 배송비는 무료입니다.", "cp949"),
    ],
)
def test_encodings_from_before_unicode_are_told_by_the_language(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_few_accents_far_down_a_long_text_decide() -> None:
    text = "We open at nine.\n" * 50_000 + "Olá, São João! Até amanhã, coração."
    assert decode(text.encode("cp1252")) == text


def test_a_broken_character_does_not_spoil_the_others() -> None:
    assert decode("Promoção de São João até amanhã, coração. Ação! Olá, Zé.".encode() + b" \xe9") == (
        "Promoção de São João até amanhã, coração. Ação! Olá, Zé. \ufffd"
    )


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Produto;Preço\nMaçã verde;4\nPão francês;1\nFeijão preto;9\n", "cp1252"),
        ("Product;Price\nCafé;2\n", "cp1252"),
        ("10 € per m²", "cp1252"),
        ("© 2026 Shop", "cp1252"),
        ("Krzesło dębowe;120\nŁóżko dziecięce;450\n", "cp1250"),
        ("Krzesło dębowe;120\nŁóżko dziecięce;450\n", "iso8859_2"),
        ("Yeşil çay;45\nBeyaz peynir;120\nKırmızı biber;30\n", "cp1254"),
        ("Товар;Цена\nСтул деревянный;1500\nСтол кухонный;4200\n", "cp866"),
        ("מוצר;מחיר\nלחם לבן;8\nחלב;6\n", "cp1255"),
        ("المنتج;السعر\nإبريق شاي;150\nكوب;30\n", "cp1256"),
        ("产品;价格\n茶壶;88\n杯子;15\n", "gb18030"),
        ("商品名;価格\n緑茶;500\nお弁当箱;980\n", "cp932"),
    ],
)
def test_a_short_price_list_is_enough(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text
    assert doubts(text.encode(encoding)) == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Price list\nTea;5\n", "Товар;Цена\nСтул деревянный;1500\n", "产品;价格\n茶壶;88\n"])
def test_utf_16_needs_no_mark(text: str, encoding: str) -> None:
    assert is_text(text.encode(encoding)) and decode(text.encode(encoding)) == text


@pytest.mark.parametrize("content", [b"\0\1\2\3" * 50, b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0", bytes(range(256)) * 4])
def test_what_is_no_text_is_not_taken_for_one(content: bytes) -> None:
    assert not is_text(content)


def test_a_guess_that_may_be_wrong_is_told_with_an_example(tmp_path: Path) -> None:
    content = "Smith’s Café – £5".encode("cp1252")
    (told,) = doubts(content)
    assert "UTF-8" in told and "“Café”" in told
    assert pieces(tmp_path, content) == [Paragraph("Smith’s Café – £5"), ReadingSummary(Kind.TXT, warnings=(told,))]


def test_what_fits_no_encoding_is_told() -> None:
    assert doubts(b"caf\xe9 " + bytes(range(0x80, 0x100)))
