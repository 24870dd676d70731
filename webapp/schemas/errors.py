"""The one shape of all errors."""

import marshmallow as ma
from marshmallow import fields


class Error(ma.Schema):
    """Why a request was not done."""

    code = fields.Integer(required=True, metadata={"description": "The HTTP status.", "example": 422})
    status = fields.String(
        required=True, metadata={"description": "The status in words.", "example": "Unprocessable Entity"}
    )
    message = fields.String(
        required=True,
        metadata={
            "description": "What is wrong, for people.",
            "example": "The request is not as documented: see errors.",
        },
    )
    errors = fields.Dict(
        metadata={
            "description": "By part of the request (json, form, query, headers) and field: what is wrong with it.",
            "example": {"json": {"email": ["Not a valid email address."]}},
        }
    )
