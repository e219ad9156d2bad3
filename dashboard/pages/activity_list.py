"""A list of activities, of a case or of a customer: what stands around its rows."""

from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages import lists
from dashboard.pages.lists import ListQuery
from dashboard.pages.page import Page


def fill(
    page: Page, answer: ece.ResultPage[ece.Activity], query: ListQuery, *, none: str = ""
) -> None:
    """Add ECE's answer to the page; `none` is what a list without activities says."""
    page.fill(
        activities=answer.records,
        notes=lists.gaps(answer),
        pager=lists.pager_if_needed(answer, query),
    )
    if answer.records:
        position = {"position": lists.position(answer)}
        page.fill(announcement=gettext("Activities %(position)s") % position)
        return
    sentence = none or gettext("No activities in your departments.")
    if query.page > 1:
        sentence = gettext("That was the last page.")
    page.fill(empty=sentence, announcement=sentence)
