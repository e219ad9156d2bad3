"""Any answer is read or refused: thousands of spoilt ones, the same in every run."""

import json
import random
import re
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import ece
from tests.ece.world import HEALTHY, QUESTIONS, answered

ROUNDS = 400
ODD_VALUES = [
    *(
        None,
        True,
        False,
        0,
        -1,
        7,
        1.5,
        1e300,
        2**63,
        10**30,
        [],
        {},
        [[]],
        [None],
        [{}],
        {"id": {}},
    ),
    *(
        "",
        "x",
        "1000",
        "9" * 19,
        "true",
        "TRUE",
        "phone",
        "a\0b",
        "\ud800",
        "\udfffx",
        "\U0001f600",
        "]",
    ),
    *(
        "0001-01-01",
        "9999-12-31T23:59:59Z",
        "2021-08-25",
        "20210825",
        "253402300799",
        " - at `$.id`",
    ),
    *(
        {"value": {"value": 1}},
        {"date": "x"},
        {"date": {"date": 1}},
        [1, "a", None],
        {"a" * 50: [{"b": []}]},
    ),
]
V3_CUSTOMER = {
    "id": "1000",
    "customerName": "John",
    "lastModified": "2021-08-25T13:18:25.000Z",
    "contacts": {
        "contact": [
            {
                "firstName": "John",
                "email": [{"emailAddress": "a@example.com"}],
                "phone": [{"phoneNo": "1"}],
            }
        ]
    },
}


@pytest.mark.parametrize("operation", QUESTIONS)
def test_spoilt_answers_are_read_or_refused(operation):
    dice = random.Random(operation)
    healthy = HEALTHY | {"attribute": [{"level": []}]}
    if operation.endswith("v3"):
        healthy |= {"customer": [V3_CUSTOMER, V3_CUSTOMER | {"id": "1001"}]}
    outcomes = [outcome(operation, spoilt(healthy, dice)) for _ in range(ROUNDS)]
    assert len(outcomes) == ROUNDS
    assert "read" in outcomes


@pytest.mark.parametrize("operation", QUESTIONS)
def test_cut_and_scrambled_bodies_are_read_or_refused(operation):
    dice = random.Random(operation)
    body = json.dumps(HEALTHY).encode()
    for _ in range(ROUNDS):
        outcome(operation, scrambled(body, dice))


@settings(max_examples=200, deadline=None)
@given(st.binary())
def test_any_body_is_read_or_refused(body):
    for operation in QUESTIONS:
        outcome(operation, body)


@pytest.mark.parametrize("depth", [10, 100, 900, 3000, 100_000])
@pytest.mark.parametrize(
    "body",
    [
        '{"customer": %s}',
        '{"customer": [{"id": "1000", "customerName": %s}]}',
        '{"x": %s, "customer": []}',
    ],
)
@pytest.mark.parametrize("pair", ["[]", ('{"a":', "}")])
def test_nested_json_is_read_or_refused_at_any_depth(body, depth, pair):
    opening, closing = pair
    inside = opening * depth + ("1" if opening != "[" else "") + closing * depth
    outcome("customer search", (body % inside).encode())


def outcome(operation, body):
    """How it ended: "read", or why not. Whatever was read can be shown."""
    try:
        record = QUESTIONS[operation].read(answered(body))
    except ece.Error as error:
        return error.why
    assert_can_be_shown(record)
    return "read"


def spoilt(document, dice):
    """The document with about one value in twelve replaced by an odd one."""
    if dice.random() < 0.08:
        return dice.choice(ODD_VALUES)
    if isinstance(document, dict):
        return {name: spoilt(each, dice) for name, each in document.items()}
    if isinstance(document, list):
        return [spoilt(each, dice) for each in document]
    return document


def scrambled(body, dice):
    """The body with bytes taken out, put in, doubled, or cut off."""
    start = dice.randrange(len(body))
    end = min(len(body), start + dice.randrange(1, 40))
    inserted = dice.choice(
        [b"", b"\xff", b"\x00", b"{", b"]", b'"', b"null", b"\\u0000", b"\\ud800", body[start:end]]
    )
    return dice.choice([body[:start] + inserted + body[end:], body[:end]])


def assert_can_be_shown(record):
    for text in texts(record):
        text.encode()
        assert "\0" not in text
    for year in re.findall(r"datetime\.datetime\(([0-9]+),", repr(record)):
        assert 1 < int(year) < 9999


def texts(value):
    if isinstance(value, str):
        return [value]
    if isinstance(value, date):
        return [value.isoformat()]
    if isinstance(value, msgspec.Struct):
        value = msgspec.structs.astuple(value)
    if isinstance(value, ece.ResultPage):
        value = value.records
    if isinstance(value, dict):
        value = [*value, *value.values()]
    return (
        [text for each in value for text in texts(each)] if isinstance(value, (tuple, list)) else []
    )
