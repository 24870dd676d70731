"""What is pushed is encrypted as browsers expect it."""

from cryptography.hazmat.primitives.asymmetric import ec

from common.alerts.encryption import encrypted, is_public_key
from common.alerts.rules.subscriptions import Endpoint
from tests.builders.push import read, written

P256DH = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"


def test_it_is_the_example_of_the_standard() -> None:
    """RFC 8291, appendix A."""
    endpoint = Endpoint("https://push.example.net/push", read(P256DH), read("BTBZMqHH6r4Tts7J_aSIgg"))
    secret = int.from_bytes(read("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big")
    body = encrypted(
        b"When I grow up, I want to be a watermelon",
        endpoint,
        key=ec.derive_private_key(secret, ec.SECP256R1()),
        salt=read("DGv6ra1nlYgDCS1FRnbzlw"),
    )
    assert written(body) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBr"
        "u3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


def test_a_key_is_a_point_of_the_curve() -> None:
    assert is_public_key(read(P256DH))
    assert not is_public_key(read(P256DH)[:-1])
    assert not is_public_key(b"\x04" + b"\x01" * 64)
    assert not is_public_key(b"")
