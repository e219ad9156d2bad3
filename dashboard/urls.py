"""Every URL of the product."""

from django.urls import path, register_converter

from dashboard.audit import views as audit
from dashboard.cases import detail as case_detail
from dashboard.cases import lookup
from dashboard.creation import outcome
from dashboard.creation import views as creation
from dashboard.customers import compare, search, timeline, unread_mail
from dashboard.customers import detail as customer_detail
from dashboard.findability import sweep_page
from dashboard.home import (
    box,
    browsers,
    changed_cases,
    figures,
    find,
    health,
    pop,
    preferences,
    saved_searches,
)
from dashboard.home import views as home
from dashboard.sign_in import elsewhere
from dashboard.sign_in import views as sign_in
from dashboard.unread import (
    among_page,
    by_day,
    chase_page,
    digest_page,
    in_short,
    ledger_page,
    list_page,
    news,
    sent,
    sheet,
)


class RecordId:
    """What ECE numbers its records with: 1 to 18 ASCII digits, no zero before them."""

    regex = "0|[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class PaddedId(RecordId):
    """The same with zeros before it, as sheets write it."""

    regex = "0+[0-9]{1,18}"


class SearchKey(RecordId):
    regex = "[A-Za-z0-9_-]{20,60}"


register_converter(RecordId, "id")
register_converter(PaddedId, "padded")
register_converter(SearchKey, "key")

urlpatterns = [
    path("", home.home, name="home"),
    path("changed-cases/", changed_cases.changed_cases, name="changed_cases"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-in/callback/", elsewhere.callback, name="callback"),
    path("sign-in/done/", elsewhere.done, name="signed_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("find/", find.find, name="find"),
    path("find/<id:id>/", find.meaning, name="meaning"),
    path("pop", pop.pop, name="pop"),
    path("pop/find/", pop.pop_find, name="pop_find"),
    path("customers/", search.search, name="customers"),
    path("customers/s/<key:key>/", search.results, name="customer_results"),
    path("customers/s/<key:key>/unread/", unread_mail.of_results, name="results_unread"),
    path("customers/s/<key:key>/export.csv", search.export, name="customer_export"),
    path(
        "customers/s/<key:key>/save/",
        saved_searches.save,
        {"kind": "customers"},
        name="save_customer_search",
    ),
    path("customers/new/", creation.create, name="create"),
    path("customers/new/check/", creation.check, name="create_check"),
    path("creates/<key:token>/", outcome.outcome, name="outcome"),
    path("customers/columns/", search.columns, name="customer_columns"),
    path("customers/compare/", compare.compare, name="compare"),
    path("customers/<id:id>/", customer_detail.customer, name="customer"),
    path("customers/<id:id>/cases/", customer_detail.cases, name="customer_cases"),
    path("customers/<id:id>/timeline/", timeline.timeline, name="timeline"),
    path("customers/<id:id>/unread/", unread_mail.of_customer, name="customer_unread"),
    path("customers/<id:id>/reveal/", customer_detail.reveal, name="reveal"),
    path("customers/<padded:id>/", find.open_unpadded, {"name": "customer"}),
    path("cases/<padded:id>/", find.open_unpadded, {"name": "case"}),
    path("cases/", lookup.lookup, name="cases"),
    path("cases/columns/", lookup.columns, name="case_columns"),
    path("cases/s/<key:key>/", lookup.results, name="case_results"),
    path("cases/s/<key:key>/export.csv", lookup.export, name="case_export"),
    path(
        "cases/s/<key:key>/save/", saved_searches.save, {"kind": "cases"}, name="save_case_search"
    ),
    path("cases/<id:id>/", case_detail.case, name="case"),
    path("cases/<id:id>/activities/", case_detail.activities, name="activities"),
    path("unread/", list_page.unread, name="unread"),
    path("unread/among/", among_page.among, name="unread_among"),
    path("unread/by-day/", by_day.by_day, name="unread_by_day"),
    path("unread/news/", news.news, name="unread_news"),
    path("unread/sheet/", sheet.sheet, name="unread_sheet"),
    path("unread/export.csv", sheet.export, name="unread_export"),
    path("unread/ledger/", ledger_page.ledger, name="unread_ledger"),
    path("unread/today/", digest_page.today, name="unread_today"),
    path("unread/in-short/", in_short.in_short, name="unread_in_short"),
    path("unread/ledger.csv", ledger_page.export, name="unread_ledger_export"),
    path("unread/snapshot/", ledger_page.snapshot, name="unread_snapshot"),
    path("unread/<id:id>/chase/", chase_page.chase, name="unread_chase"),
    path("unread/<id:id>/sent/", sent.sent, name="unread_sent"),
    path("findability/", sweep_page.sweep, name="findability"),
    path("findability/export.csv", sweep_page.export, name="findability_export"),
    path("saved/<key:key>/", saved_searches.run, name="run_saved_search"),
    path("saved/<key:key>/sharing/", saved_searches.saved_search, name="saved_search"),
    path("saved/<key:key>/delete/", saved_searches.delete, name="delete_saved_search"),
    path("language/", sign_in.language, name="language"),
    path("me/", preferences.preferences, name="preferences"),
    path("me/recents/", box.opened_last, name="recents"),
    path("me/clear-recents/", preferences.clear_recents, name="clear_recents"),
    path("me/end-others/", browsers.end_others, name="end_others"),
    path("me/keys/", preferences.keys, name="keys"),
    path("audit/", audit.events, name="audit"),
    path("audit/export.csv", audit.export, name="audit_export"),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", figures.metrics, name="metrics"),
    path("version", figures.version, name="version"),
]

handler400 = "dashboard.home.errors.bad_request"
handler403 = "dashboard.home.errors.forbidden"
handler404 = "dashboard.home.errors.not_found"
handler500 = "dashboard.home.errors.server_error"
