"""Every URL of the product."""

from django.urls import path, register_converter

from dashboard.views import (
    attempts,
    case,
    cases,
    compare,
    creates,
    customer,
    customers,
    find,
    health,
    home,
    mail,
    me,
    sign_in,
)


class RecordId:
    """What ECE numbers its records with: 1 to 18 ASCII digits."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class SearchKey(RecordId):
    regex = "[A-Za-z0-9_-]{20,60}"


register_converter(RecordId, "id")
register_converter(SearchKey, "key")

urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-in/callback/", sign_in.callback, name="callback"),
    path("sign-in/done/", sign_in.done, name="signed_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("find/", find.find, name="find"),
    path("customers/", customers.search, name="customers"),
    path("customers/s/<key:key>/", customers.results, name="customer_results"),
    path("customers/new/", creates.create, name="create"),
    path("customers/new/check/", creates.check, name="create_check"),
    path("creates/<key:token>/", attempts.attempt, name="attempt"),
    path("customers/compare/", compare.compare, name="compare"),
    path("customers/<id:id>/", customer.customer, name="customer"),
    path("customers/<id:id>/cases/", customer.cases, name="customer_cases"),
    path("customers/<id:id>/reveal/", customer.reveal, name="reveal"),
    path("cases/", cases.lookup, name="cases"),
    path("cases/s/<key:key>/", cases.results, name="case_results"),
    path("cases/<id:id>/", case.case, name="case"),
    path("cases/<id:id>/activities/", case.activities, name="activities"),
    path("unread/", mail.unread, name="unread"),
    path("unread/by-day/", mail.by_day, name="unread_by_day"),
    path("unread/news/", mail.news, name="unread_news"),
    path("unread/sheet/", mail.sheet, name="unread_sheet"),
    path("unread/export.csv", mail.export, name="unread_export"),
    path("unread/<id:id>/sent/", mail.sent, name="unread_sent"),
    path("me/slash-key/", me.slash_key, name="slash_key"),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
]

handler400 = "dashboard.views.errors.bad_request"
handler403 = "dashboard.views.errors.forbidden"
handler404 = "dashboard.views.errors.not_found"
handler500 = "dashboard.views.errors.server_error"
