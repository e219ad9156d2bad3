"""What agents and supervisors do that asks ECE: every page, region, file and form."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from html import unescape

from benchmarks.desk import Desk
from tests.faulty import Faulty

NUMBER, ADDRESS = "14082343456102", "jhenry@customer.com"
NO_RECORD = "ECE has no such record"
NO_CUSTOMER, NO_CASE = "No customer (has|meets)", "No case (belongs|has|meets)"
NO_UNREAD = "No customer has unread secure mail|Everything that was sent"
NO_TWIN = r'^200 \n\s*<div class="duplicates" id="duplicates-0">\s*</div>'
ONLY_HEADS = r"^200 \n[^\n]*\n\Z"
ONLY_ZEROS = r"^200 \n(?![\s\S]*: ([1-9][0-9]*|[0-9]+\+) customer)[\s\S]*: 0 customers"
CREATED = "^303 /customers/"
SHAPES = (NO_TWIN, ONLY_HEADS, ONLY_ZEROS, CREATED)
SEARCH = "customer search"

type Form = Callable[[Desk], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Action:
    """An agent opens a page, or with `region` lets htmx replace a part of it, or posts a `form`.

    `nothing` is what comes back where ECE clearly has nothing: a regular expression of the status,
    the address it leads to, and the text. With `only` all other operations answer well.
    """

    name: str
    path: str
    nothing: str = ""
    region: str = ""
    form: Form | None = None
    only: str = ""

    def play(self, desk: Desk) -> tuple[int, str]:
        """Return the status, and all that comes back as one text."""
        headers = {"HX-Request": "true", "HX-Target": self.region} if self.region else {}
        form = self.form(desk) if self.form else None
        if form is None:
            answer = desk.get(self.path, headers=headers)
        else:
            answer = desk.post(self.path, form, headers=headers)
        text = answer.getvalue().decode()
        return answer.status_code, f"{answer.status_code} {answer.get('Location', '')}\n{text}"


def actions_of(desk: Desk, between: Faulty) -> list[Action]:
    """Return all of them; what they need is searched for, created and noted before."""
    found = desk.post("/customers/", {"phone": NUMBER})["Location"]
    marks = linked(desk, found, rf"{found}unread/[^\"]+")
    customer = linked(desk, marks, r"/customers/[0-9]+/")
    return [
        *lists(desk, found, marks),
        *records(customer),
        *first_page_and_creation(desk, between),
        *unread_mail(desk, customer),
    ]


def lists(desk: Desk, found: str, marks: str) -> list[Action]:
    by_address = desk.post("/customers/", {"email": ADDRESS})["Location"]
    cases = desk.post("/cases/", {"phone": NUMBER})["Location"]
    return [
        Action("results", found, NO_CUSTOMER),
        Action("results, region", f"{found}?size=50", NO_CUSTOMER, "results"),
        Action("results, address", by_address, NO_CUSTOMER),
        Action("only hit", f"{by_address}?hit=open", NO_CUSTOMER),
        Action("results as CSV", f"{found}export.csv", ONLY_HEADS),
        Action("unread marks", marks, "None of these has unread", "unread"),
        Action("columns", "/customers/columns/"),
        Action("cases found", cases, NO_CASE),
        Action("cases, region", f"{cases}?size=50", NO_CASE, "results"),
        Action("cases as CSV", f"{cases}export.csv", ONLY_HEADS),
        Action("columns of cases", "/cases/columns/"),
    ]


def records(unread: str) -> list[Action]:
    """Return the pages of one customer and one case; `unread` is that of a customer with unread
    mail."""
    return [
        Action("customer", "/customers/1000/", NO_RECORD),
        Action("customer's cases", "/customers/1000/cases/?status=open", "No open cases", "cases"),
        Action("all their cases", "/customers/1000/cases/", "No cases in"),
        Action("timeline", "/customers/1000/timeline/", "No activities in", "timeline"),
        Action("their mail", "/customers/1000/timeline/?type=email", "No activities of this"),
        Action("their unread mail", f"{unread}unread/", f"No unread secure|{NO_RECORD}", "unread"),
        Action("PIN", "/customers/1000/reveal/", NO_RECORD, form=lambda _: {"field": "pin"}),
        Action("custom values", "/customers/1000/reveal/", NO_RECORD, form=custom_values),
        Action("compare", "/customers/compare/?ids=1000,1001", "You see none of|Not found, or not"),
        Action("case", "/cases/1000/", NO_RECORD),
        Action("activities", "/cases/1000/activities/", "No activities in", "activities"),
    ]


def first_page_and_creation(desk: Desk, between: Faulty) -> list[Action]:
    return [
        Action("digits in the box", "/find/1000/", "unavailable"),
        Action("changed cases", "/changed-cases/", "No case in your", "changed-cases"),
        Action("new customer", "/customers/new/"),
        Action("check of one", "/customers/new/check/", NO_TWIN, "duplicates-0", form=checked),
        Action("create, checked", "/customers/new/", CREATED, form=twin, only=SEARCH),
        Action("outcome", unconfirmed(desk, between), "ECE shows no(ne| such)", "outcome"),
    ]


def unread_mail(desk: Desk, unread: str) -> list[Action]:
    """Return the supervisor's pages; `unread` is the page of a customer with unread mail."""
    among = desk.post("/unread/among/", {"phone": NUMBER})["Location"]
    sent = linked(desk, "/unread/?show=list", r"/unread/[0-9]+/sent/[^\"]*")
    note_snapshots(desk)
    return [
        Action("unread", "/unread/?show=list", NO_UNREAD),
        Action("unread, region", "/unread/", NO_UNREAD, "results"),
        Action("among people", f"{among}&show=list", NO_UNREAD),
        Action("among, posted", "/unread/among/", form=lambda _: {"phone": NUMBER}),
        Action(
            "sent", sent, "ECE shows you no secure mail", re.sub(r".*?(\d+).*", r"sent-\1", sent)
        ),
        Action("day by day", "/unread/by-day/", ONLY_ZEROS, "days"),
        Action("news", "/unread/news/", "Nothing new", "news"),
        Action("chase", f"/unread/{unread.split('/')[2]}/chase/", NO_RECORD),
        Action("chase sheet", "/unread/sheet/", NO_UNREAD),
        Action("chase sheet as CSV", "/unread/export.csv", ONLY_HEADS),
        Action("this morning", "/unread/today/?show=sheet", "not shown by ECE"),
        Action("findability", created_days(), "All of these customers", "results"),
    ]


def linked(desk: Desk, path: str, pattern: str) -> str:
    """Return the first address on the page that the pattern finds."""
    link = re.search(pattern, desk.get(path).content.decode())
    assert link, f"{path} leads to no {pattern}"
    return unescape(link[0])


def custom_values(desk: Desk) -> Mapping[str, str]:
    return {"field": "custom"}


def checked(desk: Desk) -> Mapping[str, str]:
    """Return a form of which one address is to be checked."""
    return {"of": "email-0", "email-0-address": ADDRESS}


def twin(desk: Desk) -> Mapping[str, str]:
    """Return the form of a new customer whose number others have."""
    token = linked(desk, "/customers/new/", r'(?<=name="token" value=")[^"]+')
    person = {"person-0-first_name": "Jack", "phone-0-type": "home", "phone-0-number": f"+{NUMBER}"}
    return {"token": token, "type": "individual", "department": "Service", **person}


def unconfirmed(desk: Desk, between: Faulty) -> str:
    """Return the address that tells what became of a customer whom ECE created without a word."""
    between.script(["create_then_reset"], only="create customer")
    return str(desk.create(first_name="Nobody", last_name="Knows")["Location"])


def note_snapshots(desk: Desk) -> None:
    """Take the snapshot of today, and have the day before look the same."""
    from django.conf import settings

    from dashboard.unread import snapshots

    while "load delay:1s" in desk.post("/unread/snapshot/").content.decode():
        pass
    for department in ("Service", "Sales"):
        for taken in snapshots.snapshots_of(settings.ECE_URL, department)[-1:]:
            yesterday = snapshots.Snapshot(taken.taken_on - timedelta(days=1), taken.days)
            snapshots.store(settings.ECE_URL, department, yesterday)


def created_days() -> str:
    """Return the address of a sweep of the customers of the last days."""
    from django.utils import timezone

    today = timezone.localdate()
    return f"/findability/?from={today - timedelta(days=1)}&to={today}"
