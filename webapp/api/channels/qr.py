"""QR codes as pictures."""

import base64
import io

import segno

from common.kernel.errors import NotFound

_PNG = "data:image/png;base64,"


def png(qr_code: str) -> bytes:
    """Return the picture of a code that a WhatsApp server gave: as text, or drawn already as a data URL.

    Raises:
        NotFound: it can't be shown as a PNG.
    """
    try:
        if qr_code.startswith("data:"):
            return base64.b64decode(qr_code.removeprefix(_PNG), validate=True)
        picture = io.BytesIO()
        segno.make_qr(qr_code).save(picture, kind="png", scale=8, border=4)
        return picture.getvalue()
    except ValueError:
        raise NotFound("The WhatsApp server's QR code can't be shown as a PNG.") from None
