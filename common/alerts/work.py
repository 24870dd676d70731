"""The kinds of work on alerts."""

from common.alerts.alerting import alert_members, give_up_alerting
from common.alerts.pushing import give_up_pushing, push_waiting
from common.work.kinds import Kind

KINDS = (
    Kind("alerting", "chats", "alerting", queue="alerts", run=alert_members, give_up=give_up_alerting),
    Kind(
        "pushing",
        "push_subscriptions",
        "pushing",
        queue="alerts",
        run=push_waiting,
        give_up=give_up_pushing,
        tenant="_id",
    ),
)
