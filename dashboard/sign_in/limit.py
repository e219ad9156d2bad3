"""How often signing in may be tried: counted in the database, so that it holds for every process.

An attempt is counted before ECE is asked, and taken back unless ECE refuses the password. Each is
inserted first and then counts all others of its kind: of any number that run side by side, the last
one to be inserted sees all the others, so never more than the limit go on.

A login has one limit over all addresses, so whoever tries passwords for it closes it for a while to
all strangers, and a network has one for all logins. A browser in which this login signed in before
is no stranger: it has a limit of its own, whatever others do in its network, and so the agent at
their desk gets in.
"""

import ipaddress
import re
import unicodedata
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from dashboard.addresses import read_address
from dashboard.models import SignInAttempt
from dashboard.storage.pseudonyms import pseudonym

WINDOW = timedelta(minutes=5)
TOLD_ONCE_IN = timedelta(minutes=1)
ANSWERED_BY_THEN = timedelta(seconds=15)
MOST_FOR_A_LOGIN = 6
MOST_FROM_A_NETWORK = 50
IPV6_NETWORK = 64
DOMAIN_BEFORE = re.compile(r"[^\\/]*[\\/]+")


class Wait(NamedTuple):
    """The seconds until another attempt may go on, 0 where this one may. `full` stands for the
    login or the network of which there were too many."""

    seconds: int
    full: str


def begin(
    login: str,
    address: str,
    *,
    is_known: bool,
) -> SignInAttempt:
    """Count an attempt. `is_known` is whether this login signed in with this browser before."""
    kind = "known" if is_known else "stranger"
    who = pseudonym(kind, fold(login))
    where = who if is_known else pseudonym("network", network_of(address))
    return SignInAttempt.objects.create(who=who, where=where, refused=False)


def wait_for(attempt: SignInAttempt) -> Wait:
    """Return how long to wait after this attempt."""
    recent = SignInAttempt.objects.filter(at__gt=Now() - WINDOW, at__lte=Now())
    of_login = seconds_until_free(recent.filter(who=attempt.who), MOST_FOR_A_LOGIN)
    of_network = seconds_until_free(recent.filter(where=attempt.where), MOST_FROM_A_NETWORK)
    full = attempt.who if of_login else attempt.where
    return Wait(max(of_login, of_network), full)


def is_news(full: str) -> bool:
    """Whether nobody asked this about the same login or network within the last minute: whoever
    goes on trying must not fill the audit."""
    mark = pseudonym("told", full)
    if SignInAttempt.objects.filter(who=mark, at__gt=Now() - TOLD_ONCE_IN).exists():
        return False
    SignInAttempt.objects.create(who=mark, where=mark, refused=False)
    return True


def seconds_until_free(attempts: QuerySet[SignInAttempt], most: int) -> int:
    """Return 0 where these, our own among them, are not more than `most`."""
    newest = list(attempts.order_by("-at", "-pk")[: most + 1])
    if len(newest) <= most:
        return 0
    return max(1, int((frees(newest[-1]) - timezone.now()).total_seconds()) + 1)


def frees(attempt: SignInAttempt) -> datetime:
    """Return when the attempt no longer counts, or when ECE will at last have judged it."""
    if attempt.refused:
        return attempt.at + WINDOW
    return attempt.at + ANSWERED_BY_THEN


def note_refused(attempt: SignInAttempt) -> None:
    SignInAttempt.objects.filter(pk=attempt.pk).update(refused=True)


def take_back(attempt: SignInAttempt) -> None:
    attempt.delete()


def network_of(address: str) -> str:
    """Return the part of an address that one household or office has: of IPv6, the first half."""
    parsed = read_address(address.partition("%")[0])
    if parsed is None:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    return str(ipaddress.ip_network((parsed, IPV6_NETWORK), strict=False))


def fold(login: str) -> str:
    """Return what all spellings of a login have in common that some server may take for one.

    Capitals, accents, width and signs that can't be seen make no difference, nor does the domain
    that directories write before or behind a name. Two agents whose logins differ in no more than
    that share a limit, and nothing else.
    """
    plain = unicodedata.normalize("NFKD", login.upper().casefold())
    visible = "".join(filter(is_letter, unicodedata.normalize("NFKD", plain.casefold())))
    name = DOMAIN_BEFORE.sub("", visible).partition("@")[0].rstrip(".")
    return name or visible


def is_letter(sign: str) -> bool:
    """Whether the sign is no accent, no blank and can be seen."""
    return unicodedata.category(sign)[0] not in "MCZ"
