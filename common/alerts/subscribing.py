"""Members choose, for each browser of theirs, whether it is to hear of alerts."""

from common.accounts.audit import Action, record
from common.alerts.context import Alerts
from common.alerts.encryption import is_public_key
from common.alerts.rules.subscriptions import Endpoint, Subscription, is_push_service
from common.kernel.actor import Actor
from common.kernel.errors import Invalid, Unavailable

_LENGTH_OF_AUTH = 16


def subscribe(alerts: Alerts, actor: Actor, session_id: str, endpoint: Endpoint, *, shows_texts: bool) -> Subscription:
    """Let the browser of this session hear of alerts, until the session ends.

    Raises:
        Unavailable: this installation pushes nothing.
        Invalid: the endpoint is not one of a push service, or its keys are none.
    """
    if alerts.service.public_key is None:
        raise Unavailable("Notifications are not set up here: VAPID_PRIVATE_KEY is missing.")
    settings = alerts.settings
    if not is_push_service(endpoint.url, settings.push_services, plain=settings.environment == "development"):
        raise Invalid("This is not an address of a push service that we know.", field="endpoint")
    if not is_public_key(endpoint.p256dh):
        raise Invalid("This is not a point of the curve P-256.", field="p256dh")
    if len(endpoint.auth) != _LENGTH_OF_AUTH:
        raise Invalid(f"Must be {_LENGTH_OF_AUTH} bytes.", field="auth")
    subscription = alerts.subscriptions.put(session_id, actor.person_id, endpoint, shows_texts=shows_texts)
    record(actor, None, Action.PUSH_SUBSCRIBED, session_id)
    return subscription


def unsubscribe(alerts: Alerts, actor: Actor, session_id: str) -> None:
    """Let the browser of this session hear nothing any more."""
    alerts.subscriptions.remove(session_id)
    record(actor, None, Action.PUSH_UNSUBSCRIBED, session_id)
