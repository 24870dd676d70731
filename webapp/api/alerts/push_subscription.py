"""The push subscription of a session."""

from typing import Any

from flask.views import MethodView

from common.alerts.rules.subscriptions import Endpoint, Subscription
from common.alerts.subscribing import subscribe, unsubscribe
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import SignedIn, signed_in
from webapp.schemas.alerts.push_subscriptions import NewPushSubscription, PushState, PushSubscription

blueprint = Blueprint(
    "push subscription",
    __name__,
    url_prefix="/auth/push-subscription",
    description="Hearing of chats while no page is open, in each browser by itself.",
)


@blueprint.route("")
class PushSubscriptionOfSession(MethodView):
    @signed_in
    @blueprint.response(200, PushState)
    def get(self, me: SignedIn) -> dict[str, Any]:
        """Show whether this browser is notified"""
        alerts = product().alerts
        return {"public_key": alerts.service.public_key, "subscription": alerts.subscriptions.find(me.session_id)}

    @signed_in
    @blueprint.errors(503)
    @blueprint.arguments(NewPushSubscription)
    @blueprint.response(200, PushSubscription)
    def put(self, new: dict[str, Any], me: SignedIn) -> Subscription:
        """Have this browser notified

        When a chat needs a person, and when a customer writes in a chat that you look after; until the log-in ends.
        """
        endpoint = Endpoint(new["endpoint"], new["p256dh"], new["auth"])
        return subscribe(product().alerts, actor(), me.session_id, endpoint, shows_texts=new["shows_texts"])

    @signed_in
    @blueprint.response(204)
    def delete(self, me: SignedIn) -> None:
        """Have this browser notified no more"""
        unsubscribe(product().alerts, actor(), me.session_id)
