"""With many services what the rules find is worked out between the keys: no picture and no key waits for it."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place
from kontinuitet.tui import looking
from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.tui.lines import MessageLine
from kontinuitet.tui.plain import screen_text
from kontinuitet.tui.plans.service import ServicePage
from kontinuitet.usecases.looks import QUICK

AppWith = Callable[[Municipality], KontinuitetApp]
Story = Callable[[KontinuitetApp, Pilot[int]], Awaitable[None]]
LOOKING = "Letar efter brister"
STORED = "Återställningstid (RTO) på Enhet 00: 12 h."
CAME = "Ny brist:"
RTO = Place(object="enhet-0", field="rto")


def _service(number: int) -> Service:
    needs = (Dependency(id="journal", needs=("journal",), tolerance=60),)
    return Service(id=f"enhet-{number}", name=f"Enhet {number:02}", mtpd=480, rto=240, dependencies=needs)


def _plan(services: int) -> Municipality:
    journal = Resource(id="journal", name="Journalsystemet", kind=ResourceKind.SYSTEM)
    return Municipality(
        name="Åskarby kommun", services=tuple(_service(number) for number in range(services)), resources=(journal,)
    )


MANY = _plan(QUICK + 5)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """One small piece of work each half second, until this is called."""
    monkeypatch.setattr(looking, "SLICE", 0.0)
    monkeypatch.setattr(looking, "PAUSE", 0.5)

    def go_on() -> None:
        monkeypatch.setattr(looking, "SLICE", 60.0)
        monkeypatch.setattr(looking, "PAUSE", 0.0)

    return go_on


def played(app: KontinuitetApp, story: Story) -> None:
    """An app, and what happens to it."""

    async def run() -> None:
        async with app.run_test(size=(130, 40)) as pilot:
            await pilot.pause()
            await story(app, pilot)

    asyncio.run(run())


async def at_rest(app: KontinuitetApp, pilot: Pilot[int]) -> None:
    """Until everything is known and drawn."""
    while app.looking.is_working:
        await pilot.pause(0.01)
    await pilot.pause()


async def entered(pilot: Pilot[int], value: str) -> None:
    """Another value in the field under the cursor."""
    await pilot.press("enter")
    await pilot.pause()
    pilot.app.screen.query_one(Input).value = value
    await pilot.press("enter")
    await pilot.pause()


async def limits(app: KontinuitetApp, pilot: Pilot[int]) -> ServicePage:
    """The page of the first service, with the cursor on its recovery time."""
    page = ServicePage("enhet-0", at=RTO)
    await app.push_screen(page)
    await pilot.pause()
    return page


def said(page: ServicePage) -> str:
    """What the message line says."""
    return page.query_one(MessageLine).text


def test_the_overview_has_its_rows_and_obeys_keys_before_anything_is_found(
    app_with: AppWith, slow: Callable[[], None]
) -> None:
    async def story(app: KontinuitetApp, pilot: Pilot[int]) -> None:
        assert "Enhet 03" in screen_text(app)
        assert LOOKING in screen_text(app)
        await pilot.press("o")
        await pilot.pause()
        assert "namn" in screen_text(app).casefold()
        assert app.looking.is_working
        await pilot.press("g")
        await pilot.pause()
        assert not isinstance(app.screen, ServicePage)
        slow()
        await at_rest(app, pilot)
        await pilot.press("f")
        await pilot.press("1")
        await pilot.pause()
        assert LOOKING not in screen_text(app)

    played(app_with(MANY), story)


def test_a_change_is_told_at_once_and_what_it_led_to_as_soon_as_that_is_known(
    app_with: AppWith, slow: Callable[[], None]
) -> None:
    async def story(app: KontinuitetApp, pilot: Pilot[int]) -> None:
        page = await limits(app, pilot)
        assert LOOKING in screen_text(app)
        await entered(pilot, "12 h")
        assert app.desk.value(RTO) == 720
        assert said(page).endswith("12 h.")
        assert CAME not in said(page)
        slow()
        await at_rest(app, pilot)
        assert CAME in said(page) or "nya brister" in said(page)
        assert LOOKING not in screen_text(app)

    played(app_with(MANY), story)


def test_a_further_change_is_what_is_told_about(app_with: AppWith, slow: Callable[[], None]) -> None:
    async def story(app: KontinuitetApp, pilot: Pilot[int]) -> None:
        page = await limits(app, pilot)
        await entered(pilot, "12 h")
        await entered(pilot, "3 h")
        slow()
        await at_rest(app, pilot)
        assert "3 h." in said(page)
        assert "12 h" not in said(page)
        assert not any(found.rule == "A1" for found in app.desk.findings())

    played(app_with(MANY), story)


def test_another_sentence_in_the_message_line_is_left_alone(app_with: AppWith, slow: Callable[[], None]) -> None:
    async def story(app: KontinuitetApp, pilot: Pilot[int]) -> None:
        page = await limits(app, pilot)
        await entered(pilot, "12 h")
        page.say("Något annat.")
        slow()
        await at_rest(app, pilot)
        assert said(page) == "Något annat."

    played(app_with(MANY), story)


def test_a_warning_comes_even_when_the_first_sentence_has_gone(app_with: AppWith, slow: Callable[[], None]) -> None:
    async def story(app: KontinuitetApp, pilot: Pilot[int]) -> None:
        page = await limits(app, pilot)
        await entered(pilot, "12 h")
        page.forget_message()
        slow()
        await at_rest(app, pilot)
        assert "12 h." in said(page)
        assert len(said(page)) > len(STORED)

    played(app_with(MANY), story)


def test_follow_up_says_that_it_looks_and_then_what_it_found(app_with: AppWith, slow: Callable[[], None]) -> None:
    async def story(app: KontinuitetApp, pilot: Pilot[int]) -> None:
        await pilot.press("3")
        await pilot.pause()
        assert LOOKING in screen_text(app)
        slow()
        await at_rest(app, pilot)
        assert LOOKING not in screen_text(app)
        assert "bör åtgärdas" in screen_text(app)

    played(app_with(MANY), story)


def test_of_a_few_services_it_is_known_in_the_same_moment(app_with: AppWith, slow: Callable[[], None]) -> None:
    async def story(app: KontinuitetApp, pilot: Pilot[int]) -> None:
        page = await limits(app, pilot)
        await entered(pilot, "12 h")
        assert len(said(page)) > len(STORED)
        assert not app.looking.is_working

    played(app_with(_plan(3)), story)
