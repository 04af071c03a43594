"""What the worker does by the clock: lists of revoked certificates, warnings, and forgetting spent challenges."""

from __future__ import annotations

from banyan.engines.identity.actions.certificate_upkeep import ending_soon, is_due, publish_revocations, warn_ending
from banyan.engines.identity.certificates.authority import authority, exists
from banyan.engines.identity.models import SpentChallenge
from banyan.kernel import clock
from banyan.kernel.jobs import periodic
from banyan.kernel.principal import SYSTEM, acting_as


@periodic("* * * * *", name="identity.revocations")
def publish_what_is_due() -> int:
    """Publish lists that are old or miss a revocation; how many."""
    if not exists():
        return 0
    of = authority()
    with acting_as(SYSTEM):
        due = [one.key_id for one in (of.issuer, *of.former, of.root) if is_due(one.key_id)]
        for issuer in due:
            publish_revocations(issuer=issuer)
    return len(due)


@periodic("23 8 * * *", name="identity.certificates-ending")
def warn_of_endings() -> int:
    """Tell holders whose certificates end within a month; how many."""
    with acting_as(SYSTEM):
        found = ending_soon()
        for certificate_id in found:
            warn_ending(certificate_id=certificate_id)
    return len(found)


@periodic("37 3 * * *", name="identity.spent")
def forget_spent() -> int:
    """Challenges that are too old to count need not be remembered; how many were forgotten."""
    with acting_as(SYSTEM):
        gone, _ = SpentChallenge.objects.filter(ends__lt=clock.now()).delete()
    return gone
