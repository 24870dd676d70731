"""Feedback on what the AI has said."""

import marshmallow as ma

from webapp.schemas.fields import Text


class NewFeedback(ma.Schema):
    """What would have been right."""

    question = Text(
        1,
        1000,
        required=True,
        metadata={"description": "What the customer wanted to know.", "example": "Do you deliver on Sundays?"},
    )
    answer = Text(1, 5000, required=True, metadata={"example": "We deliver from Monday to Saturday."})
