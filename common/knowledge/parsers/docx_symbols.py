"""Characters of the symbol fonts, which stand at places of their own instead of Unicode's."""

_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_FONTS: dict[str, dict[int, str]] = {
    "Symbol": {
        **dict(enumerate(_GREEK[0], ord("A"))),
        **dict(enumerate(_GREEK[1], ord("a"))),
        **{0xA0: "€", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×"},
        **{0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xE5: "∑"},
    },
    "Wingdings": {
        **{0x28: "☎", 0x2A: "✉", 0x6F: "☐", 0x78: "☒", 0xA7: "▪", 0xA8: "☐", 0xDF: "←", 0xE0: "→"},
        **{0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    },
    "Wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "☐"},
}


def symbol(font: str, code: str) -> str:
    """Return the character at this place (hexadecimal) of a font; nothing for a mere ornament."""
    try:
        place = int(code, 16)
        character = _FONTS.get(font, {}).get(place & 0xFF) or chr(place)
    except (ValueError, OverflowError):
        return ""
    return character if character.isprintable() else ""
