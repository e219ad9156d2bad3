"""jack's client, asking one server."""

from dashboard import ece

PHONE = ece.CustomerCriteria(phones=("14082343456102",))


def client(server, **options):
    options = {"credential": ece.SessionCredential("session-of-jack")} | options
    return ece.Client(ece.Transport(server.url), ece.dialect("v20"), **options)


def search(server, criteria=PHONE, **options):
    return client(server).search_customers(criteria, **options)


READS = {
    "search_customers": lambda jack: jack.search_customers(PHONE),
    "get_customers": lambda jack: jack.get_customers(["1000"]),
    "get_customer": lambda jack: jack.get_customer("1000"),
    "get_cases_of_customer": lambda jack: jack.get_cases_of_customer("1000"),
    "get_case": lambda jack: jack.get_case("1000"),
    "get_profile": lambda jack: jack.get_profile("jack"),
}
