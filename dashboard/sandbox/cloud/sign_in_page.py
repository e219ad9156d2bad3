"""The page on which agents (or customers) sign in to the sandbox and let a client act for them."""

from collections.abc import Mapping
from html import escape
from string import Template

from dashboard.sandbox.cloud.sign_in_words import words_in
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.languages import nearest_language

FIELDS = (
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "nonce",
    "ui_locales",
    "code_challenge",
    "code_challenge_method",
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
}

PAGE = Template("""<!doctype html>
<html lang="$language">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>$title</title>
<style>
  body { max-inline-size: 22rem; margin: 15vh auto; padding: 1rem }
  body { font: 15px/1.5 system-ui, sans-serif }
  label, input { display: block; inline-size: 100%; box-sizing: border-box; font: inherit }
  input { margin-block: .25rem 1rem; padding: .5rem }
</style>
<h1>Sandbox</h1>
<p>$request $hint</p>
<p role="alert">$alert</p>
<form method="post">
  $hidden
  <label>$login
    <input name="login" autocomplete="username" autofocus required></label>
  <label>$password
    <input name="password" type="password" autocomplete="current-password" required></label>
  <button name="decision" value="allow">$sign_in</button>
  <button name="decision" value="deny" formnovalidate>$cancel</button>
</form>
</html>
""")


def sign_in_page(call: Call, form: Mapping[str, str], *, is_refused: bool = False) -> Reply:
    """Return the page, which carries the fields of the authorization request along.

    It is in the language that the client names in `ui_locales` (OpenID Connect), or else in the
    browser's.
    """
    language = language_of(call, form)
    words = words_in(language)
    hidden = [_hidden_field(name, form[name]) for name in FIELDS if name in form]
    text = PAGE.substitute(
        language=language,
        title=words.title,
        request=words.request.format(client=escape(form["client_id"])),
        hint=words.hint,
        alert=words.refusal if is_refused else "",
        hidden="\n  ".join(hidden),
        login=words.login,
        password=words.password,
        sign_in=words.sign_in,
        cancel=words.cancel,
    )
    return Reply(
        401 if is_refused else 200,
        text=text,
        media="text/html; charset=utf-8",
        headers=dict(HEADERS),
    )


def language_of(call: Call, form: Mapping[str, str]) -> str:
    accepted = call.headers.get("Accept-Language") or ""
    return nearest_language(form.get("ui_locales", accepted))


def _hidden_field(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'
