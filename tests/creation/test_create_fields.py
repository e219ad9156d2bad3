"""docs/fields.md is as docs/fields.py writes it."""

from docs.fields import FIELDS, documentation


def test_every_field_is_documented_as_it_is():
    assert FIELDS.read_text("utf-8") == documentation(), "run `just docs`"
