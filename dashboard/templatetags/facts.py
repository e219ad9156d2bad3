"""The facts of a record, as templates ask for them."""

from django.template import Context, Library

from dashboard import ece
from dashboard.pages import facts

register = Library()
register.simple_tag(facts.fact)
register.simple_tag(facts.dotted)
register.simple_tag(facts.copy_button)


@register.simple_tag(takes_context=True)
def custom_fact(context: Context, object: str, attribute: ece.CustomAttribute) -> str:
    """Return a pair for a custom attribute, as the page's `labels` call it."""
    return facts.custom_fact(context["labels"], object, attribute)
