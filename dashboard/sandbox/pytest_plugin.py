"""pytest fixtures for whoever tests a client of ECE.

Name the plugin in your conftest.py (or with -p) and ask for `ece`:

    pytest_plugins = ["dashboard.sandbox.pytest_plugin"]

    def test_a_customer_is_found(ece):
        ece.switch(phones="liberal")
        assert my_client(ece.url).find("2343456")

One process serves the whole run; each test begins with a new world, the usual switches, no session
and the right time. Options of the command come from a fixture of your own:

    @pytest.fixture(scope="session")
    def ece_options():
        return ["--customers", "200", "--world", "documents"]
"""

from collections.abc import Iterator, Sequence

import pytest

from dashboard.sandbox.running import Sandbox, running_sandbox


@pytest.fixture(scope="session")
def ece_options() -> Sequence[str]:
    """Options of the command, see `python -m dashboard.sandbox --help`."""
    return ()


@pytest.fixture(scope="session")
def ece_process(
    tmp_path_factory: pytest.TempPathFactory,
    ece_options: Sequence[str],
) -> Iterator[Sandbox]:
    """The sandbox of the whole run, in the state in which the test before left it."""
    directory = tmp_path_factory.mktemp("ece")
    with running_sandbox(directory, *ece_options) as sandbox:
        yield sandbox


@pytest.fixture
def ece(ece_process: Sandbox) -> Sandbox:
    """The sandbox as it was at the start."""
    ece_process.reset()
    return ece_process
