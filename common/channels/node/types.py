"""What WhatsApp servers and their libraries call the types of messages."""

from common.channels.rules.events import MessageType as Type

_NAMES: dict[Type, str] = {
    Type.TEXT: "chat conversation extendedtext extendedtextmessage",
    Type.IMAGE: "imagemessage",
    Type.VIDEO: "videomessage gif ptv ptvmessage",
    Type.AUDIO: "audiomessage voice ptt pttmessage",
    Type.DOCUMENT: "documentmessage documentwithcaption documentwithcaptionmessage file",
    Type.STICKER: "stickermessage lottiestickermessage",
    Type.LOCATION: "locationmessage livelocation livelocationmessage",
    Type.CONTACTS: "contact contactmessage contactsarraymessage contactcard vcard multivcard",
    Type.BUTTON_REPLY: "button buttonsresponse buttonsresponsemessage templatebuttonreply templatebuttonreplymessage "
    "interactive interactiveresponse interactiveresponsemessage quickreply",
    Type.LIST_REPLY: "listresponse listresponsemessage",
    Type.ORDER: "ordermessage",
    Type.POLL_VOTE: "pollupdate pollupdatemessage vote",
    Type.REACTION: "reactionmessage encreactionmessage",
    Type.EDITED: "edit editedmessage messageedit messageedited",
    Type.REVOKED: "revoke messagerevoked delete deleted",
    Type.CALL: "calllog calllogmessage calllogmesssage",
    Type.VIEW_ONCE: "viewoncemessage viewoncemessagev2 viewoncemessagev2extension",
    Type.SYSTEM: "e2enotification notification notificationtemplate gp2 broadcastnotification requestwelcome "
    "groupnotification",
    Type.PROTOCOL: "protocolmessage senderkeydistribution senderkeydistributionmessage",
    Type.POLL: "pollcreation pollcreationmessage pollcreationmessagev2 pollcreationmessagev3",
    Type.UNSUPPORTED: "ciphertext unknown",
}
_BY_NAME = {name: kind for kind, names in _NAMES.items() for name in (kind.replace("_", ""), *names.split())}


def type_of(told: str | None) -> str:
    """Return the type in our words; a word that nobody knows stays as it is, and nothing is a text."""
    if not told:
        return Type.TEXT.value
    known = _BY_NAME.get(told.lower().replace("_", "").replace("-", ""))
    return known.value if known else told
