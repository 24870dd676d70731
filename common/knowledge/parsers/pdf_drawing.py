"""A page of a PDF as a picture."""

import io

import pypdfium2 as pdfium

# In pixels: as wide as a page is shown, and no page so long that its picture is beyond all measure.
_WIDTH, _MOST_HEIGHT = 1000, 3000


def picture(document: pdfium.PdfDocument, number: int) -> bytes:
    """Draw a page, counted from 1, with what is filled into its form. Returns a PNG.

    Raises:
        PdfiumError: the page is damaged.
    """
    page = document[number - 1]
    width, height = page.get_size()
    drawn = page.render(scale=min(_WIDTH / width, _MOST_HEIGHT / height))
    png = io.BytesIO()
    drawn.to_pil().save(png, "PNG")
    return png.getvalue()
