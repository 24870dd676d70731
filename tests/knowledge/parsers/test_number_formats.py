"""A value under a format code reads as Excel shows it."""

from datetime import date, datetime, time, timedelta

import pytest

from common.knowledge.parsers.number_formats import Value, displayed

NOON = datetime(2026, 3, 9, 14, 5, 6)
ACCOUNTING = '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)'


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (5.0, "General", "5"),
        (-3, "General", "-3"),
        (0.1 + 0.2, "General", "0.3"),
        (1234.5, "General", "1234.5"),
        (0.00001234, "General", "1.234E-05"),
        (1e20, "General", "1E+20"),
        (4006381333931, "General", "4006381333931"),
        (12345678901.5, "General", "12345678902"),
        (45, 'General" pcs"', "45 pcs"),
        (7, "@", "7"),
        (1234.5, "0", "1235"),
        (2.675, "0.00", "2.68"),
        (5, "00000", "00005"),
        (1234567.891, "#,##0", "1,234,568"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (0.5, "#.##", ".5"),
        (1.5, "0.0##", "1.5"),
        (12.5, ".00", "12.50"),
        (1234567, "#,##0,", "1,235"),
        (1234567, '0.0,,"M"', "1.2M"),
        (0.15, "0%", "15%"),
        (0.1234, "0.00%", "12.34%"),
        (123456789, "000-00-0000", "123-45-6789"),
        (5551234567, "(###) ###-####", "(555) 123-4567"),
        (5, '"about" 0\\x', "about 5x"),
    ],
)
def test_numbers(value: Value, code: str, text: str) -> None:
    assert displayed(value, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1234.5, '"$"#,##0.00', "$1,234.50"),
        (1234.5, "[$€-407] #,##0.00", "€ 1,234.50"),
        (1234.5, "#,##0.00\\ [$€-407]", "1,234.50 €"),
        (1234.5, "R$ #,##0.00", "R$ 1,234.50"),
        (1234.5, ACCOUNTING, "$1,234.50"),
        (-1234.5, ACCOUNTING, "$(1,234.50)"),
        (0, ACCOUNTING, "$-"),
        ("none", ACCOUNTING, "none"),
    ],
)
def test_currencies(value: Value, code: str, text: str) -> None:
    assert displayed(value, code).strip() == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (-1234.5, "$#,##0_);[Red]($#,##0)", "($1,235)"),
        (-5, "0.0", "-5.0"),
        (-5, "0;@", "-5"),
        (0, '0;-0;"none"', "none"),
        (0, "0;-0;;@", ""),
        ("x", '0;-0;;"text: "@', "text: x"),
        (1234, '[>=1000]#,##0,"K";0', "1K"),
        (12, '[>=1000]#,##0,"K";0', "12"),
        (-5, '[>=1000]#,##0,"K";0', "-5"),
        (3, "[Blue][=3]General;[Red]0.0", "3"),
    ],
)
def test_sections(value: Value, code: str, text: str) -> None:
    assert displayed(value, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (12345, "0.00E+00", "1.23E+04"),
        (9.999e9, "0.00E+00", "1.00E+10"),
        (0.00012, "0.0E-0", "1.2E-4"),
        (12345, "##0.0E+0", "12.3E+3"),
        (0, "0.00E+00", "0.00E+00"),
        (1.5, "# ?/?", "1 1/2"),
        (-1 / 3, "# ??/??", "-1/3"),
        (2, "# ?/?", "2"),
        (1.375, "# ?/8", "1 3/8"),
        (1.25, "?/?", "5/4"),
    ],
)
def test_powers_of_ten_and_fractions(value: Value, code: str, text: str) -> None:
    assert displayed(value, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (NOON, "yyyy-mm-dd", "2026-03-09"),
        (NOON, "dd/mm/yyyy", "09/03/2026"),
        (date(2026, 3, 9), "d.m.yy", "9.3.26"),
        (NOON, "[$-409]d\\-mmm\\-yy;@", "9-Mar-26"),
        (NOON, "dddd, mmmm d, yyyy", "Monday, March 9, 2026"),
        (NOON, "ddd mmmmm", "Mon M"),
        (NOON, 'yyyy"年"m"月"d"日"', "2026年3月9日"),
        (NOON, "h:mm AM/PM", "2:05 PM"),
        (NOON, "DD.MM.YYYY HH:MM:SS", "09.03.2026 14:05:06"),
        (NOON.replace(microsecond=500_000), "mm:ss.0", "05:06.5"),
        (time(0, 5), "h:mm A/P", "12:05 A"),
        (timedelta(hours=36, minutes=5), "[h]:mm", "36:05"),
        (timedelta(hours=1, seconds=3), "[mm]:ss", "60:03"),
        (46090.5, "yyyy-mm-dd hh:mm", "2026-03-09 12:00"),
        (NOON, '[$-416]d "de" mmmm "de" yyyy;@', "9 de março de 2026"),
        (NOON, "[$-416]ddd, d mmm yy", "seg, 9 mar 26"),
        (NOON, "[$-C0A]dddd d mmmm", "lunes 9 marzo"),
        (NOON, "[$-de-DE]d. mmmm yyyy", "9. März 2026"),
        (NOON, "[$-1010416]mmmm", "março"),
        (NOON, "[$-fr-FR,1]mmmm", "mars"),
        (NOON, "[$-FFFF]mmmm", "March"),
        (NOON, "[$-xx-YY]mmmm", "March"),
        (NOON, '[$-411]ggge"年"m"月"d"日"', "2026年3月9日"),
    ],
)
def test_dates_and_times(value: Value, code: str, text: str) -> None:
    assert displayed(value, code) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("mm-dd-yy", "2026-03-09"),
        ("m/d/yy h:mm", "2026-03-09 14:05"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2026-03-09"),
        ("[$-F400]h:mm:ss\\ AM/PM", "14:05:06"),
        ("General", "2026-03-09 14:05:06"),
    ],
)
def test_a_date_that_each_reader_sees_in_another_way_is_shown_in_the_way_that_all_understand(
    code: str, text: str
) -> None:
    assert displayed(NOON, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1, '"Yes";"Yes";"No"', "Yes"),
        (0, '"Yes";"Yes";"No"', "No"),
        (3, '"In stock";;"Sold out"', "In stock"),
        (-1, '"In stock";;"Sold out"', ""),
        (5, '[>=10]"many";[<10]"few"', "few"),
        (7, '[Red]"n/a"', "n/a"),
        (99, ";;;", ""),
        (12, "[Red]", "12"),
        (12, "", "12"),
    ],
)
def test_words_in_place_of_a_number(value: Value, code: str, text: str) -> None:
    assert displayed(value, code) == text


@pytest.mark.parametrize("code", ["General", "0.00", "dd/mm/yyyy"])
def test_texts_and_truth_values_do_not_depend_on_the_format(code: str) -> None:
    assert displayed("007", code) == "007"
    assert (displayed(True, code), displayed(False, code), displayed(1, "0")) == ("TRUE", "FALSE", "1")


@pytest.mark.parametrize("code", ["", ";;;", "[", '"', "\\", "E+", "#/0", "0/", "[h", "?.?%,,", "_", "*", "[$]"])
@pytest.mark.parametrize("value", [0, -1.5, 1e300, -1e-300, 10**30, float("nan"), float("inf"), "x", NOON])
def test_any_code_shows_something_or_nothing(value: Value, code: str) -> None:
    assert isinstance(displayed(value, code), str)
