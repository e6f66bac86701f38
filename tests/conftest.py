"""What every test can rely on: no database or setting of the person who runs the tests is in reach."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# Many processes share the machines that run this, so a slow example says nothing.
settings.register_profile("default", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session", autouse=True)
def home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home folder for this run, and none of the variables that choose a database, a language or colours."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(variable, str(home))
        for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            patch.delenv(variable, raising=False)
        for variable in ("KONTINUITET_DB", "KONTINUITET_LANG", "NO_COLOR", "COLUMNS"):
            patch.delenv(variable, raising=False)
        yield
