"""A program killed at any moment loses at most what it had not yet acknowledged."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.storage.sample import SAMPLE, exercise, save

from kontinuitet.storage import open_database

ROOT = Path(__file__).parents[2]

ACTING = """
import sys
from pathlib import Path
from kontinuitet.storage import open_database
from tests.storage.sample import act
with open_database(Path(sys.argv[1])) as database:
    number = database.exercises.get("prov-1").row_count
    while True:
        number += 1
        act(database, number)
        print(number, flush=True)
"""

SAVING = """
import sys
from pathlib import Path
from kontinuitet.storage import open_database
from tests.storage.sample import save, with_mtpd
with open_database(Path(sys.argv[1])) as database:
    before = database.plans.load()
    number = before.service["lon"].mtpd or 0
    while True:
        number += 1
        after = with_mtpd(with_mtpd(before, "lon", number), "hemtjanst", number)
        save(database, before, after)
        before = after
        print(number, flush=True)
"""


def killed(program: str, path: Path, *, after: float) -> int:
    """The last number that the program acknowledged before it was killed."""
    process = subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(after)
    process.kill()
    rest = process.stdout.read().split("\n")
    process.wait()
    process.stdout.close()
    # The last line may have been cut in the middle.
    return int((rest[-2:-1] or [first])[0])


@pytest.mark.parametrize("seed", range(4))
def test_no_acknowledged_act_is_lost(path: Path, seed: int) -> None:
    with open_database(path) as database:
        exercise(database)
    chance = random.Random(seed)
    for _ in range(2):
        acknowledged = killed(ACTING, path, after=chance.random() / 5)
        with open_database(path) as database:
            assert database.exercises.get("prov-1").row_count in {acknowledged, acknowledged + 1}
            assert database.verify() == ()


@pytest.mark.parametrize("seed", range(2))
def test_a_change_of_the_plan_is_whole_or_not_at_all(path: Path, seed: int) -> None:
    with open_database(path) as database:
        save(database, None, SAMPLE)
    acknowledged = killed(SAVING, path, after=random.Random(seed).random() / 5)
    with open_database(path) as database:
        stored = database.plans.load()
        assert stored is not None
        assert stored.service["lon"].mtpd in {acknowledged, acknowledged + 1}
        assert stored.service["lon"].mtpd == stored.service["hemtjanst"].mtpd
        assert len(database.plans.steps(limit=100_000)) == stored.service["lon"].mtpd + 1
        assert database.verify() == ()
