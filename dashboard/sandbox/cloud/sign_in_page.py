"""The page on which agents (or customers) sign in to the sandbox and let a client act for them."""

from collections.abc import Mapping
from html import escape
from string import Template

from dashboard.sandbox.wire.call import Reply

FIELDS = (
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "nonce",
    "code_challenge",
    "code_challenge_method",
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
}

PAGE = Template("""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sign in to the sandbox</title>
<style>
  body { max-inline-size: 22rem; margin: 15vh auto; padding: 1rem }
  body { font: 15px/1.5 system-ui, sans-serif }
  label, input { display: block; inline-size: 100%; box-sizing: border-box; font: inherit }
  input { margin-block: .25rem 1rem; padding: .5rem }
</style>
<h1>Sandbox</h1>
<p>$client asks to act for you. Your password is the same as your login.</p>
<p role="alert">$alert</p>
<form method="post">
  $hidden
  <label>Login
    <input name="login" autocomplete="username" autofocus required></label>
  <label>Password
    <input name="password" type="password" autocomplete="current-password" required></label>
  <button name="decision" value="allow">Sign in</button>
  <button name="decision" value="deny" formnovalidate>Cancel</button>
</form>
</html>
""")


def sign_in_page(form: Mapping[str, str], alert: str = "", status: int = 200) -> Reply:
    """Return the page, which carries the fields of the authorization request along."""
    hidden = [_hidden_field(name, form[name]) for name in FIELDS if name in form]
    text = PAGE.substitute(
        client=escape(form["client_id"]),
        alert=escape(alert),
        hidden="\n  ".join(hidden),
    )
    return Reply(
        status,
        text=text,
        media="text/html; charset=utf-8",
        headers=dict(HEADERS),
    )


def _hidden_field(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'
