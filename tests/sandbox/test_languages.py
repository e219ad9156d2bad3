"""German beside English: what is displayed, and how the sandbox refuses."""

import ast
import re
import string

import pytest

from dashboard.sandbox.interaction.german_labels import GERMAN_LABELS
from dashboard.sandbox.interaction.labels import label
from dashboard.sandbox.wire.german import GERMAN
from dashboard.sandbox.wire.languages import LANGUAGES
from tests.sandbox.running import ROOT

CUSTOMER = "/ws/v12/interaction/customer"
SENTENCE = re.compile(r"\S[^\n]* [^\n]*[.}]")
SPEAKERS = {"refused", "bad_parameter", "bad_element", "not_acceptable", "no_token", "Sentence"}


def sentences():
    """Every sentence that a refusal is made of, as the code has it."""
    for file in (ROOT / "dashboard" / "sandbox").rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        texts = texts_by_name(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and spoken_by(node) in SPEAKERS:
                for argument in node.args:
                    name = getattr(argument, "id", "of no name")
                    spoken = texts.get(name, {getattr(argument, "value", None)})
                    yield from (each for each in spoken if is_sentence(each))


def texts_by_name(tree):
    """The texts that each name of a file is given."""
    texts = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            name = getattr(node.targets[0], "id", "")
            texts.setdefault(name, set()).add(node.value.value)
    return texts


def is_sentence(text):
    return isinstance(text, str) and bool(SENTENCE.fullmatch(text))


def spoken_by(call):
    return getattr(call.func, "attr", getattr(call.func, "id", None))


def fields(template):
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_sentence_has_a_german_one_with_the_same_values():
    written = set(sentences())
    assert len(written) > 50
    assert written - GERMAN.keys() == set()
    assert GERMAN.keys() - written == set()
    for english, german in GERMAN.items():
        assert fields(english) == fields(german), english


@pytest.mark.parametrize("generation", ["v12", "v3"])
def test_a_refusal_is_in_the_language_that_the_client_accepts(sandbox, generation):
    texts = {}
    for language in ("en-US", "de-DE"):
        if generation == "v12":
            answer = sandbox.signed_in("jack", language=language).get(f"{CUSTOMER}/999999")
        else:
            cloud = sandbox.authorised("jack", language=language)
            answer = cloud.get("/core/customermgr/v3/customer/999999")
        assert answer.json()["code"] == "404-100"
        texts[language] = answer.json()["developerMessage"]
    assert texts == {
        "en-US": "No customer with ID 999999.",
        "de-DE": "Es gibt kein Objekt „customer“ mit der ID 999999.",
    }


def test_a_refusal_inside_a_refusal_is_translated_as_well(sandbox):
    jack = sandbox.signed_in("jack", language="de-DE")
    answer = jack.post(CUSTOMER, json={"type": {"value": "individual"}, "pin": 5})
    assert answer.json()["developerMessage"] == (
        "Ungültiger Wert von „pin“ im Inhalt der Anfrage. Es muss ein Text sein."
    )


def test_the_other_languages_are_refused_in_english(sandbox):
    jack = sandbox.signed_in("jack")
    for language in set(LANGUAGES) - {"de-DE"}:
        answer = jack.get(f"{CUSTOMER}/999999", headers={"Accept-Language": language})
        assert answer.json()["developerMessage"] == "No customer with ID 999999."


def test_the_text_for_the_developer_may_stay_english_and_one_for_the_user_is_there_when_wanted(
    sandbox,
):
    sandbox.switch(developer_messages="english")
    jack = sandbox.signed_in("jack", language="de-DE")
    refused = jack.get(f"{CUSTOMER}/999999")
    assert refused.json() == {
        "code": "404-100",
        "developerMessage": "No customer with ID 999999.",
    }
    refused = jack.get(f"{CUSTOMER}/999999", headers={"X-egain-error-message": "yes"})
    assert refused.json()["userMessage"] == "Es gibt kein Objekt „customer“ mit der ID 999999."


def test_a_wrong_password_is_told_in_german(sandbox):
    line = sandbox.line(language="de-DE")
    wrong = {"userName": "jack", "password": "frank"}
    answer = line.post("/ws/v12/authentication/user/login", json=wrong)
    assert answer.json() == {"message": "Der Benutzername oder das Kennwort ist falsch."}


def displayed(tree):
    """Every (value, displayValue) of an answer."""
    if isinstance(tree, list):
        return {pair for each in tree for pair in displayed(each)}
    if not isinstance(tree, dict):
        return set()
    pairs = {pair for each in tree.values() for pair in displayed(each)}
    if "displayValue" in tree:
        pairs.add((tree["value"], tree["displayValue"]))
    return pairs


SAME = {
    "Basic",
    "Standard",
    "Premium",
    "VIP",
    "Bronze",
    "Gold",
    "Club",
    "Team",
    "Partner",
    "Website",
    "Facebook",
    "Twitter",
    "Instagram",
    "Japan",
    "Korea",
    "Portugal",
    "USA",
    *"12345",
    *LANGUAGES,
}


def test_what_is_displayed_is_german_for_a_german_client(sandbox):
    frank = sandbox.signed_in("frank", language="de-DE")
    pairs = set()
    for path in (
        f"{CUSTOMER}?phone=14082343456102&$pagesize=75&$attribute=all",
        f"{CUSTOMER}/1000?$attribute=all",
        f"{CUSTOMER}/attributes?$attribute=all",
        "/ws/v12/interaction/case/1000,1001,1002,1003?$attribute=all",
        "/ws/v12/interaction/case/attributes?$attribute=custom",
        "/ws/v12/interaction/activity?mode=inbound&$pagesize=75&$attribute=all",
        "/ws/v12/interaction/activity/attributes?$attribute=all",
    ):
        pairs |= displayed(frank.get(path).json())
    assert len(pairs) > 100
    untranslated = {value for value, shown in pairs if shown[:1].lower() + shown[1:] == value}
    untranslated |= {value for value, shown in pairs if shown == value}
    assert untranslated - SAME - GERMAN_LABELS.keys() - {"jr."} == set()
    assert ("Telecom", "Telekommunikation") in pairs
    assert ("any_day", "Jeden Tag") in pairs


def test_the_lists_of_ece_are_displayed_in_fifteen_languages(sandbox):
    frank = sandbox.signed_in("frank")
    shown = {}
    for language in LANGUAGES:
        headers = {"Accept-Language": language}
        customer = frank.get(f"{CUSTOMER}/1000?$attribute=all", headers=headers)
        shown[language] = dict(displayed(customer.json()))
    words = {language: shown[language]["any_day"] for language in LANGUAGES}
    assert words["en-US"] == "Any day"
    assert words["ru-RU"] == "Любой день"
    assert len(set(words.values())) == len(LANGUAGES) - 2  # Portuguese and French have two each
    assert label("mobile", "pt-BR") == "Celular"
    assert label("mobile", "pt-PT") == "Telemóvel"


def test_custom_attributes_are_named_in_german(sandbox):
    for metadata_root in ("customer", "attribute"):
        sandbox.switch(metadata_root=metadata_root)
        frank = sandbox.signed_in("frank", language="de-DE")
        text = frank.get(f"{CUSTOMER}/attributes?$attribute=custom").text
        assert '"displayName":"Bevorzugte Sprache"' in text


def test_a_server_may_know_english_only(sandbox):
    sandbox.switch(languages="english")
    assert sandbox.line(language="de-DE").log_in("jack").status_code == 406
    assert sandbox.line().log_in("jack").status_code == 204
