"""Addresses that we sign: good for one path, until their time is over."""

from common.kernel.signatures import is_signed, signed

KEY = "a secret key"


def parts(address: str) -> tuple[str, str, str]:
    path, _, query = address.partition("?")
    until, signature = (part.partition("=")[2] for part in query.split("&"))
    return path, until, signature


def test_an_address_is_good_for_its_path_and_its_time() -> None:
    path, until, signature = parts(signed(KEY, "/sent-files/1", 1000))
    assert (path, until) == ("/sent-files/1", "1000")
    assert is_signed(KEY, path, until, signature, 999.9)
    assert not is_signed(KEY, path, until, signature, 1000)
    assert not is_signed(KEY, path, "2000", signature, 999)
    assert not is_signed(KEY, "/sent-files/2", until, signature, 999)
    assert not is_signed("another key", path, until, signature, 999)


def test_what_is_no_signature_is_none() -> None:
    for until, signature in (("", ""), ("soon", "é"), ("1000", "0" * 64)):
        assert not is_signed(KEY, "/sent-files/1", until, signature, 999)
