"""The control port: the clock, customers who read their mail, customers who change department."""

import json
from datetime import UTC, datetime, timedelta

import pytest

CUSTOMER = "/ws/v12/interaction/customer"
ALICE = {
    "type": {"value": "individual"},
    "department": {"name": "Service"},
    "contactPersons": {"contactPerson": [{"firstName": "Alice"}]},
}
MOMENT = "%Y-%m-%dT%H:%M:%S.000Z"


def read(text):
    return datetime.fromisoformat(text)


def unread_since(frank, start):
    """The ids of the customers with unread secure mail, the end of the window left open."""
    constants = {"type": "email", "isRead": "false", "isSecure": "true", "mode": "outbound"}
    literal = json.dumps(constants | {"sentDate": f"[{start:{MOMENT}},]"})
    ids = set()
    for number in range(1, 20):
        page = frank.customers(activity=literal, pagesize="75", pagenum=str(number))
        if page.status_code == 204:
            return ids
        assert page.status_code == 200, page.text
        ids |= {customer["id"] for customer in page.json()["customer"]}
    raise AssertionError("too many pages")


def secure_mail(frank, customer):
    path = f"/ws/v12/interaction/activity?customer={customer}&mode=outbound&$attribute=all"
    return frank.get(path).json()["activity"]


@pytest.fixture
def frank(sandbox):
    return sandbox.signed_in("frank")


def test_the_clock_is_moved_by_days_and_to_an_instant_and_signs_nobody_out(sandbox, frank):
    before = datetime.now(UTC)
    moved = read(sandbox.move_clock(days=20))
    assert timedelta(0) <= moved - before - timedelta(days=20) < timedelta(minutes=1)
    created = frank.post(CUSTOMER, json=ALICE)
    assert created.status_code == 201
    location = created.headers["Location"].removeprefix("/system")
    alice = frank.get(f"{location}?$attribute=created").json()["customer"][0]
    assert timedelta(0) <= read(alice["created"]["date"]) - moved < timedelta(minutes=1)
    assert sandbox.set_clock("2030-01-01T12:00:00.000Z").startswith("2030-01-01T12:00:")
    assert sandbox.now().startswith("2030-01-01T12:00:")
    assert sandbox.move_clock(seconds=-3600).startswith("2030-01-01T11:00:")
    sandbox.reset()
    assert read(sandbox.now()) - datetime.now(UTC) < timedelta(seconds=5)


def test_an_open_window_ends_at_the_sandboxs_now(sandbox, frank):
    sandbox.move_clock(days=10)
    since = datetime.now(UTC) - timedelta(days=3)
    assert unread_since(frank, since)
    sandbox.move_clock(days=2)
    literal = json.dumps(
        {
            "type": "email",
            "isRead": "false",
            "isSecure": "true",
            "mode": "outbound",
            "sentDate": f"[{since:{MOMENT}},]",
        }
    )
    assert frank.customers(activity=literal).json()["code"] == "400-102"


def test_a_customer_who_reads_is_no_longer_among_the_unread(sandbox, frank):
    since = datetime.now(UTC) - timedelta(days=13)
    before = unread_since(frank, since)
    customer = min(before, key=int)
    ids = sandbox.read_mail_of(customer)
    assert ids
    assert unread_since(frank, since) == before - {customer}
    assert sandbox.read_mail_of(customer) == []
    sandbox.reset()
    assert unread_since(sandbox.signed_in("frank"), since) == before


def test_one_mail_is_read_and_the_others_stay_unread(sandbox, frank):
    sandbox.switch(read_flag=True)
    since = datetime.now(UTC) - timedelta(days=13)
    for customer in sorted(unread_since(frank, since), key=int):
        unread = [mail["id"] for mail in secure_mail(frank, customer) if not mail["isRead"]]
        if len(unread) > 1:
            break
    assert sandbox.read_mail(unread[0]) == [unread[0]]
    assert sandbox.read_mail(unread[0]) == []
    still = [mail["id"] for mail in secure_mail(frank, customer) if not mail["isRead"]]
    assert still == unread[1:]


def test_when_mail_was_read_is_remembered_by_the_sandboxs_clock(sandbox, frank):
    customer = min(unread_since(frank, datetime.now(UTC) - timedelta(days=13)), key=int)
    sandbox.set_clock("2031-05-05T05:05:05.000Z")
    line = sandbox.line()
    line.host = sandbox.control_url
    answer = line.post("/read", json={"customer": customer}).json()
    assert answer["at"].startswith("2031-05-05T05:05:")
    assert answer["mails"]


def test_a_customer_moves_to_another_department_and_its_cases_stay(sandbox):
    jack, mia = sandbox.signed_in("jack"), sandbox.signed_in("mia")
    sandbox.move_customer("1000", "Sales")
    assert jack.get(f"{CUSTOMER}/1000").json()["code"] == "403-105"
    john = mia.get(f"{CUSTOMER}/1000").json()["customer"][0]
    assert john["department"]["name"] == "Sales"
    assert jack.get("/ws/v20/interaction/case/1000").status_code == 200


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/clock", {}, 400),
        ("/clock", {"seconds": "soon"}, 400),
        ("/clock", {"seconds": 1e300}, 400),
        ("/clock", {"seconds": 1e12}, 400),
        ("/clock", {"instant": "tomorrow"}, 400),
        ("/clock", [], 400),
        ("/read", {}, 400),
        ("/read", {"mail": "first"}, 400),
        ("/read", {"mail": "1000"}, 404),
        ("/read", {"customer": "999999"}, 404),
        ("/move", {"customer": "1000"}, 400),
        ("/move", {"customer": "1000", "department": "Nowhere"}, 400),
        ("/move", {"customer": "999999", "department": "Sales"}, 404),
    ],
)
def test_what_the_control_port_cannot_do_it_says_and_changes_nothing(sandbox, path, body, status):
    line = sandbox.line()
    line.host = sandbox.control_url
    answer = line.post(path, json=body)
    assert (answer.status_code, bool(answer.text)) == (status, True)
    assert read(sandbox.now()) - datetime.now(UTC) < timedelta(seconds=5)
