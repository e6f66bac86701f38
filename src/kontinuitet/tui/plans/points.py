"""The time points of the impact analysis: one more, or one less, for all services of the municipality."""

from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.tui.plans.speech import led_to
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.usecases.registers import add_time_point, remove_time_point, scores_at
from kontinuitet.wording import BadDuration, parse_duration

ADD = "add"


def change_points(screen: DeskScreen, place: int | None) -> None:
    """Ask for one more time point, or take the one at a place away."""
    if place is None:
        ask_point(screen)
    else:
        drop_point(screen, screen.desk.plan.settings.time_points[place])


def ask_points(screen: DeskScreen) -> None:
    """The time points there are: one more, or one of them less."""
    words, points = screen.words, screen.desk.plan.settings.time_points
    options = [Option(ADD, words("walk.point.another"))]
    options += [Option(str(each), words.duration(each), words("walk.act.drop_point")) for each in points]

    def chosen(answer: str) -> None:
        screen.app.call_later(change_points, screen, None if answer == ADD else points.index(int(answer)))

    screen.choose(words("tui.label.municipality.time_points"), options, then=chosen)


def ask_point(screen: DeskScreen) -> None:
    """Ask after what length of outage impact is scored too."""
    words = screen.words

    def submit(text: str) -> str:
        try:
            minutes = parse_duration(text, file_language(words))
        except BadDuration:
            return words("walk.point.bad", text=text[:60])
        changed = add_time_point(screen.desk, minutes)
        screen.changed(*led_to(words("walk.point.added", time=words.duration(minutes)), changed, words))
        return ""

    screen.ask_line(words("walk.act.add_point"), words("walk.point.ask"), submit=submit)


def drop_point(screen: DeskScreen, minutes: int) -> None:
    """Take a time point away, after a question; the levels that stand there go with it."""
    words = screen.words
    count = len(scores_at(screen.desk.plan, minutes))

    def drop() -> None:
        changed = remove_time_point(screen.desk, minutes)
        screen.changed(*led_to(words("walk.point.dropped", time=words.duration(minutes)), changed, words))

    question = words.plural("walk.point.drop", count, time=words.duration(minutes))
    screen.confirm(words("walk.act.drop_point"), question, then=drop)
