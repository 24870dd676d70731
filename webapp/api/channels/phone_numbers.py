"""The business phone numbers of a workspace."""

from typing import Any

from flask import Response
from flask.views import MethodView

from common.accounts.rules.workspaces import Permission
from common.channels import phone_numbers
from common.channels.rules import phone_numbers as domain
from common.kernel.clock import now
from common.kernel.errors import NotFound
from webapp.api.channels.qr import png
from webapp.blueprint import Blueprint
from webapp.context import actor, product
from webapp.guards import Access, requires
from webapp.schemas.channels.phone_numbers import NewPhoneNumber, PhoneNumber
from webapp.schemas.pages import pages_of, whole

blueprint = Blueprint(
    "phone-numbers",
    __name__,
    url_prefix="/workspaces/<workspace_id>/phone-numbers",
    description="The business numbers of a workspace and their sessions on the WhatsApp server.",
)


@blueprint.route("")
class PhoneNumbers(MethodView):
    @requires(Permission.READ_WORKSPACE)
    @blueprint.response(200, pages_of(PhoneNumber))
    def get(self, access: Access, workspace_id: str) -> dict[str, Any]:
        """List the phone numbers"""
        return whole(product().channels.phone_numbers.of_workspace(workspace_id))

    @requires(Permission.MANAGE_PHONE_NUMBERS)
    @blueprint.errors(409)
    @blueprint.arguments(NewPhoneNumber)
    @blueprint.response(201, PhoneNumber)
    def post(self, new: dict[str, str], access: Access, workspace_id: str) -> domain.PhoneNumber:
        """Add a phone number

        A workspace has two at most (a setting), and a number belongs to one workspace. It is not connected yet. A
        number that was removed somewhere stays reserved (409) until the WhatsApp server has confirmed its log-out.
        """
        return phone_numbers.add_phone_number(product().channels, actor(), workspace_id, **new)


@blueprint.route("/<phone_id>")
class OnePhoneNumber(MethodView):
    @requires(Permission.READ_WORKSPACE)
    @blueprint.response(200, PhoneNumber)
    def get(self, access: Access, workspace_id: str, phone_id: str) -> domain.PhoneNumber:
        """Show a phone number

        The state is the last one on record; `status` asks for the present one.
        """
        return product().channels.phone_numbers.get(workspace_id, phone_id)

    @requires(Permission.MANAGE_PHONE_NUMBERS)
    @blueprint.response(204)
    def delete(self, access: Access, workspace_id: str, phone_id: str) -> None:
        """Remove a phone number

        Its chats stay readable. Its session is logged out; should the WhatsApp server be out or refuse, that is tried
        again until it is confirmed, and nobody can add the number before, unless an operator frees it.
        """
        phone_numbers.remove_phone_number(product().channels, actor(), workspace_id, phone_id)


@blueprint.route("/<phone_id>/connect", methods=["POST"])
@requires(Permission.MANAGE_PHONE_NUMBERS)
@blueprint.errors(502)
@blueprint.response(200, PhoneNumber)
def connect(access: Access, workspace_id: str, phone_id: str) -> domain.PhoneNumber:
    """Connect a phone number

    The answer holds a QR code for WhatsApp on the phone to scan, as text; `qr.png` shows it. WhatsApp renews it every
    20 to 60 seconds: show the newest. When the WhatsApp server is out (503) or refuses (502), the state stays. The
    first time, the number is logged out before, so that no session of somebody else goes on here.
    """
    return phone_numbers.connect_phone_number(product().channels, actor(), workspace_id, phone_id)


@blueprint.route("/<phone_id>/disconnect", methods=["POST"])
@requires(Permission.MANAGE_PHONE_NUMBERS)
@blueprint.errors(502)
@blueprint.response(200, PhoneNumber)
def disconnect(access: Access, workspace_id: str, phone_id: str) -> domain.PhoneNumber:
    """Disconnect a phone number"""
    return phone_numbers.disconnect_phone_number(product().channels, actor(), workspace_id, phone_id)


@blueprint.route("/<phone_id>/status", methods=["GET"])
@requires(Permission.READ_WORKSPACE)
@blueprint.errors(502)
@blueprint.response(200, PhoneNumber)
def status(access: Access, workspace_id: str, phone_id: str) -> domain.PhoneNumber:
    """Ask the WhatsApp server how the session is"""
    return phone_numbers.refresh_phone_number(product().channels, workspace_id, phone_id)


@blueprint.route("/<phone_id>/qr.png", methods=["GET"])
@requires(Permission.READ_WORKSPACE)
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type="image/png")
def qr_png(access: Access, workspace_id: str, phone_id: str) -> Response:
    """Show the newest QR code as a picture

    404 when none waits to be scanned.
    """
    phone = product().channels.phone_numbers.get(workspace_id, phone_id)
    if phone.qr_code is None or phone.qr_expires_at is None or phone.qr_expires_at < now():
        raise NotFound("No QR code waits to be scanned: connect the number, or wait for the next code.")
    return Response(png(phone.qr_code), mimetype="image/png", headers={"Cache-Control": "no-store"})
