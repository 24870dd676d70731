"""What answers carry."""

import marshmallow as ma


class Rendering(ma.Schema):
    """A part of an answer. Each of its fields is always there, and the document says so."""
