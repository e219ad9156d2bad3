"""The rows that must outlive a request. What is personal in them is sealed."""

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

THEMES = {"": _("As the system"), "light": _("Light"), "dark": _("Dark")}
DENSITIES = {"": _("Close together"), "comfortable": _("Further apart")}


class Agent(models.Model):
    """Who signed in, as one ECE server knows them; the key of everything stored for a person.

    `ece_id` is ECE's own number of its user. Where ECE does not tell it, it is "" and the login, in
    small letters, says who it is. `time_zone` is their browser's, and `chosen_zone` goes before it.
    `columns` are those they chose to see and `hidden_columns` those they chose not to, by the name
    of the list.
    """

    server = models.CharField(max_length=300)
    ece_id = models.CharField(max_length=18, blank=True, db_default="")
    login = models.CharField(max_length=255)
    name = models.CharField(max_length=400, blank=True)
    departments = models.JSONField(default=list)
    time_zone = models.CharField(max_length=64, blank=True)
    uses_keys = models.BooleanField(default=True, db_column="uses_slash_key")
    language = models.CharField(max_length=10, blank=True, db_default="")
    theme = models.CharField(max_length=5, choices=THEMES, blank=True, db_default="")
    opens_single_hit = models.BooleanField(default=True, db_default=True)
    keeps_recents = models.BooleanField(default=True, db_default=True)
    columns = models.JSONField(default=dict, db_default={})
    hidden_columns = models.JSONField(default=dict, db_default={})
    chosen_zone = models.CharField(max_length=64, blank=True, db_default="")
    density = models.CharField(max_length=11, choices=DENSITIES, blank=True, db_default="")
    page_size = models.PositiveSmallIntegerField(default=25, db_default=25)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["server", "ece_id"],
                condition=~models.Q(ece_id=""),
                name="one_agent_an_ece_id",
            ),
            models.UniqueConstraint(
                fields=["server", "login"],
                condition=models.Q(ece_id=""),
                name="one_agent_a_login_without_ece_id",
            ),
        ]


class EceSession(models.Model):
    """One agent's session at ECE, and the only authority of this browser's session here.

    `api` is the API generation that it was opened in. Until `renewing_until` one process is
    fetching the next token for everybody.
    """

    api = models.CharField(max_length=8, blank=True, db_default="")
    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="ece_sessions")
    sealed = models.TextField()
    fingerprint = models.CharField(max_length=64)
    renewing_until = models.DateTimeField(null=True)
    signed_in = models.DateTimeField(db_default=Now())
    last_used = models.DateTimeField(db_default=Now())


class BrowserSession(AbstractBaseSession):
    """The session of one browser, and the session at ECE that it stands for.

    The latter may have ended meanwhile: then no row answers to its number any more.
    """

    ece_session = models.ForeignKey(
        EceSession, on_delete=models.DO_NOTHING, db_constraint=False, null=True, related_name="+"
    )


class Search(models.Model):
    """What an agent searched by, under an opaque key in the address."""

    key_fingerprint = models.CharField(max_length=64, unique=True)
    agent = models.ForeignKey(Agent, on_delete=models.CASCADE)
    kind = models.CharField(max_length=20)
    sealed = models.TextField()
    expires = models.DateTimeField(db_index=True)


class SavedSearch(models.Model):
    """A search that an agent gave a name, to run it again.

    `kind` is that of the search, and `search_fingerprint` stands for its criteria. Whoever knows
    the key runs it as well while it `is_shared`.
    """

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE)
    kind = models.CharField(max_length=20)
    search_fingerprint = models.CharField(max_length=64)
    key_fingerprint = models.CharField(max_length=64, unique=True)
    sealed = models.TextField()
    is_shared = models.BooleanField(default=False, db_default=False)
    used_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agent", "kind", "search_fingerprint"], name="one_saved_search_a_search"
            )
        ]


class RecentRecord(models.Model):
    """A customer or a case that an agent opened, so that they find it again.

    `kind` is the name of its page, and `record_fingerprint` stands for its ID.
    """

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE)
    kind = models.CharField(max_length=10)
    record_fingerprint = models.CharField(max_length=64)
    sealed = models.TextField()
    opened_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agent", "kind", "record_fingerprint"], name="one_recent_a_record"
            )
        ]


class Draft(models.Model):
    """A form that was posted when a session had ended, stored until the same agent is back."""

    key_fingerprint = models.CharField(max_length=64, unique=True)
    agent = models.ForeignKey(Agent, on_delete=models.CASCADE)
    path = models.CharField(max_length=200)
    sealed = models.TextField()
    expires = models.DateTimeField(db_index=True)


class SignInAttempt(models.Model):
    """A sign-in that ECE is being asked about, or has refused.

    `who` is the login and `where` the network, only as pseudonyms, to count by.
    """

    who = models.CharField(max_length=64, db_index=True)
    where = models.CharField(max_length=64, db_index=True)
    refused = models.BooleanField(db_default=True)
    at = models.DateTimeField(db_default=Now(), db_index=True)

    class Meta:
        db_table = "dashboard_failedsignin"


class CreateAttempt(models.Model):
    """One press of "Create customer". Recorded before ECE is asked, so that ECE is asked once."""

    class State(models.TextChoices):
        DRAFT = "draft"
        SENDING = "sending"
        CREATED = "created"
        REJECTED = "rejected"
        UNKNOWN = "unknown"
        NOT_FOUND = "not found"

    token_fingerprint = models.CharField(max_length=64, unique=True)
    agent = models.ForeignKey(Agent, on_delete=models.CASCADE)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    typed_fingerprint = models.CharField(max_length=64, blank=True)
    sealed = models.TextField(blank=True)
    customer_id = models.CharField(max_length=18, blank=True)
    sent_at = models.DateTimeField(db_index=True)


class StoredUnreadList(models.Model):
    """Who has unread secure mail, as far as ECE has told one agent, for some minutes.

    `scope` stands for the window.
    """

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE)
    scope = models.CharField(max_length=64)
    sealed = models.TextField()
    started = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agent", "scope"], name="one_list_a_window")]


class Chase(models.Model):
    """What supervisors of one server do about a customer's unread mail.

    Each change counts `version` up by one and is dated by `changed_at`.
    """

    server = models.CharField(max_length=300)
    customer_id = models.CharField(max_length=18)
    changed_at = models.DateTimeField(db_default=Now())
    version = models.PositiveIntegerField(default=0)
    assignee = models.ForeignKey(Agent, on_delete=models.SET_NULL, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["server", "customer_id"], name="one_chase_a_customer")
        ]


class ChaseNote(models.Model):
    """The outcome of one attempt to reach a customer, with a sealed note."""

    class Outcome(models.TextChoices):
        CALLED = "called", _("Called")
        NO_ANSWER = "no answer", _("No answer")
        INVITED = "invited", _("Invited again")
        CALL_BACK = "call back", pgettext_lazy("the customer wants us to", "Asked to call back")

    chase = models.ForeignKey(Chase, on_delete=models.CASCADE, related_name="notes")
    agent = models.ForeignKey(Agent, on_delete=models.CASCADE)
    outcome = models.CharField(max_length=10, choices=Outcome)
    sealed = models.TextField(blank=True)
    at = models.DateTimeField(db_default=Now())


class UnreadSnapshot(models.Model):
    """Which customers of one department had unread mail at a moment, by the day it was sent; one a
    day.

    `sealed` holds their ids.
    """

    server = models.CharField(max_length=300)
    department = models.CharField(max_length=255)
    taken_on = models.DateField(db_index=True)
    sealed = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["server", "department", "taken_on"], name="one_snapshot_a_day"
            )
        ]


class AuditEvent(models.Model):
    """Something that somebody did, or was refused. The database refuses to change such a row.

    `record_id` is the customer or the case that it is about, "" for none. `stranger` and `origin`
    are pseudonyms, of a login that no agent here has and of an address. `reference` also stands on
    the page and in the log.
    """

    at = models.DateTimeField(db_default=Now(), db_index=True)
    server = models.CharField(max_length=300)
    agent = models.ForeignKey(
        Agent, on_delete=models.DO_NOTHING, db_constraint=False, null=True, related_name="+"
    )
    stranger = models.CharField(max_length=16, blank=True)
    action = models.CharField(max_length=40)
    record_id = models.CharField(max_length=18, blank=True, db_index=True)
    detail = models.CharField(max_length=100, blank=True)
    origin = models.CharField(max_length=16, blank=True)
    reference = models.CharField(max_length=16, blank=True)


class StoredSweep(models.Model):
    """How far one agent's sweep for customers who can't be found has come, for half an hour.

    `scope` stands for the days.
    """

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE)
    scope = models.CharField(max_length=64)
    sealed = models.TextField()
    started = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agent", "scope"], name="one_sweep_a_range")]
