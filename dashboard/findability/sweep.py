"""A sweep as far as it has come: pages of customers, their faults, and what they share."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dashboard import ece
from dashboard.findability.faults import Finding, Proof, Question, doubts
from dashboard.findability.twins import Trait, Twins, traits, twins_of

SIZE = 75
MOST_PAGES = 40


@dataclass(frozen=True, slots=True)
class Reply:
    """Whom ECE finds by a question: names by id. `is_whole` is False where there are more, or where
    some could not be read."""

    names: dict[str, str]
    is_whole: bool


type Replies = dict[Question, Reply | None]


@dataclass(slots=True)
class Shared:
    """Who has a trait, in the order in which they came."""

    trait: Trait
    ids: list[str] = field(default_factory=list)
    is_least: bool = False

    def add(self, ids: Iterable[str]) -> None:
        self.ids += [id for id in dict.fromkeys(ids) if id not in self.ids]


@dataclass(slots=True)
class Sweep:
    """`count` is how many customers ECE counts, None where it does not tell.

    `left_out` counts those who came and could not be read or are not shown, `uncompared` the values
    that ECE was not searched by or that could not be read, so twins from other days may be
    missing.
    """

    pages: int = 0
    count: int | None = None
    is_complete: bool = False
    looked_at: list[str] = field(default_factory=list)
    left_out: int = 0
    uncompared: int = 0
    names: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    shared: dict[tuple[str, str], Shared] = field(default_factory=dict)

    @property
    def customers(self) -> int:
        """How many were looked at, each counted once where ECE's pages overlap."""
        return len(self.looked_at)

    @property
    def is_cut(self) -> bool:
        """Whether there are more customers than a sweep looks at."""
        return self.pages >= MOST_PAGES and not self.is_complete

    @property
    def is_over(self) -> bool:
        return self.is_complete or self.is_cut

    def add_page(self, page: ece.ResultPage[ece.Customer], shown: ece.Visible) -> None:
        """Note that another page of customers came, of whom ECE shows these."""
        self.pages += 1
        self.count = page.count
        self.is_complete = not page.has_next
        came = [customer.id for customer in shown.customers]
        self.looked_at += [id for id in came if id not in self.looked_at]
        self.left_out += page.left_out + len(page.records) - len(shown.customers)

    def add_customer(
        self, customer: ece.Customer, searchable: frozenset[str], replies: Replies
    ) -> None:
        """Note what ECE's replies make of the customer's doubts, and who shares its traits."""
        self.names[customer.id] = customer.name
        self.uncompared += customer.unreadable
        for doubt in doubts(customer, searchable):
            finding = judged(doubt, replies)
            if finding and finding not in self.findings:
                self.findings.append(finding)
        for trait in traits(customer):
            self.add_trait(customer.id, trait, replies)

    def add_trait(self, id: str, trait: Trait, replies: Replies) -> None:
        key = (trait.likeness.value, trait.value)
        shared = self.shared.setdefault(key, Shared(trait))
        shared.add([id])
        if trait.question is None:
            return
        reply = replies[trait.question]
        if reply is None:
            self.uncompared += 1
            return
        shared.add(reply.names)
        shared.is_least = shared.is_least or not reply.is_whole
        for other, name in reply.names.items():
            self.names.setdefault(other, name)

    def twins(self) -> list[Twins]:
        """Return who shares a value with somebody else."""
        groups = [shared for shared in self.shared.values() if len(shared.ids) > 1]
        return [
            twins_of(group.trait, tuple(group.ids), is_least=group.is_least) for group in groups
        ]


def judged(doubt: Finding, replies: Replies) -> Finding | None:
    """Return the finding with its proof, or None where ECE finds the customer after all."""
    if doubt.question is None:
        return doubt
    reply = replies[doubt.question]
    if reply is None:
        return doubt
    if doubt.customer_id in reply.names:
        return None
    if not reply.is_whole:
        return doubt
    return replace(doubt, proof=Proof.PROVED)


def questions(customers: Iterable[ece.Customer], searchable: frozenset[str]) -> list[Question]:
    """Return what ECE is to be searched by: first what callers would say, then what is stored."""
    spoken: list[Question | None] = []
    stored: list[Question | None] = []
    for customer in customers:
        spoken += [doubt.question for doubt in doubts(customer, searchable)]
        stored += [trait.question for trait in traits(customer)]
    return list(dict.fromkeys(filter(None, [*spoken, *stored])))
