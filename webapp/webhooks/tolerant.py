"""Taking in events of which a part is wrong."""

from typing import Any

import marshmallow as ma
import structlog
from marshmallow import ValidationError

_log = structlog.get_logger(__name__)


class Tolerant(ma.Schema):
    """Refuses only what lacks a required field. Any other field that can't be read counts as not given.

    The server drops an event for good once it is refused, and no side field is worth a customer's message.
    """

    class Meta:
        unknown = ma.EXCLUDE

    def load(self, data: Any, **options: Any) -> Any:
        """Return what can be read of `data`.

        Raises:
            ValidationError: a required field is missing or wrong, or `data` is no object.
        """
        try:
            return super().load(data, **options)
        except ValidationError as error:
            wrong = {name: reason for name, reason in error.messages_dict.items() if name in self._side_fields}
            if not wrong:
                raise
            _log.warning("fields ignored", reasons=wrong)
            return super().load({name: value for name, value in data.items() if name not in wrong}, **options)

    @property
    def _side_fields(self) -> set[str]:
        return {field.data_key or name for name, field in self.load_fields.items() if not field.required}
