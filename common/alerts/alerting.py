"""Finding out who is to hear of a chat, and having their browsers told."""

from typing import Any

from common.alerts.context import Alerts
from common.alerts.rules.alerts import alert_of
from common.alerts.rules.subscriptions import Waiting
from common.inbox.store.chat_fields import chat_from
from common.kernel.clock import now
from common.kernel.errors import NotFound
from common.work.claims import Claim


def alert_members(alerts: Alerts, claim: Claim, document: dict[str, Any]) -> None:
    """Let an alert wait at each subscription of those whom the chat concerns as it is now.

    Doing it twice puts the same alert in its own place.
    """
    chat = chat_from(document)
    try:
        alert = alert_of(chat, alerts.accounts.workspaces.get(chat.workspace_id))
    except NotFound:
        alert = None
    if alert:
        waiting = Waiting(chat.workspace_id, chat.id, alert.reason, now())
        for subscription_id in alerts.subscriptions.ids_of(alert.member_ids):
            alerts.subscriptions.enqueue(subscription_id, waiting, claim.request_id)
            alerts.notifier.notify("pushing", subscription_id, subscription_id)
    alerts.alerting.complete(claim)


def give_up_alerting(alerts: Alerts, claim: Claim, document: dict[str, Any], error: Exception) -> None:
    """Let nobody hear of it: the chat says so itself, wherever it is shown."""
    alerts.alerting.complete(claim)
