"""How often work is tried: what failed and what killed its worker count alike."""

from common.kernel.errors import GatewayError
from common.work.claims import Claim
from common.work.context import Work


def give_up_after_too_many(work: Work, claim: Claim) -> None:
    """See that the work was not tried too often: whatever kills its worker each time must not go on for ever.

    Raises:
        GatewayError: it was; permanent.
    """
    if claim.attempts > work.settings.max_attempts:
        raise GatewayError("It was tried too often.", permanent=True, code="given_up")


def is_final(work: Work, claim: Claim, error: GatewayError) -> bool:
    """Say whether this failure is the last one: trying again can't help, or was done often enough."""
    return error.permanent or claim.attempts >= work.settings.max_attempts
