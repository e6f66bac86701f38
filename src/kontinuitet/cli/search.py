"""The command that finds words anywhere in the plan."""

from typing import TYPE_CHECKING

import click

from kontinuitet.cli.frame import PROBLEMS, Session, Spoken, session
from kontinuitet.cli.opening import opened

if TYPE_CHECKING:
    from kontinuitet.documents.search import Hit


@click.command(cls=Spoken)
@click.argument("text", nargs=-1, required=True)
@click.option("--most", metavar="number", type=click.IntRange(1, 10_000), default=50)
def search(*, text: tuple[str, ...], most: int) -> None:
    """List where all the words occur together; exit 1 when they occur nowhere."""
    from kontinuitet.usecases.search import Search

    here = session()
    with opened(here) as desk:
        hits = Search(desk, here.words).find(" ".join(text), limit=most)
    if not hits:
        here.stop(PROBLEMS, "cli.search.nothing", text=" ".join(text))
    for hit in hits:
        here.out(_line(hit, here))
    here.speak(here.words.plural("cli.search.count", len(hits)))


def _line(hit: "Hit", here: Session) -> str:
    """The thing, the field and the piece of text, with the place to jump to last."""
    from kontinuitet.documents.search import EXERCISES

    kind = here.words("cli.search.exercise" if hit.kind == EXERCISES else f"plan.kind.{hit.kind}")
    place = "/".join((hit.place.object, hit.place.field, hit.place.item, hit.place.part)).rstrip("/")
    return f"{hit.name} ({kind}), {hit.label}: {hit.snippet}\n  {place}"
