"""The example municipality: looked at on the screens, or played through and reported without any."""

import click

from kontinuitet.cli.exercise import print_report, tell_played
from kontinuitet.cli.frame import Spoken, session
from kontinuitet.cli.screens import has_screen, open_screens


@click.command(cls=Spoken)
@click.option("--play", is_flag=True)
def demo(*, play: bool) -> None:
    """Open the example municipality, or play its supplier scenario and print the report."""
    here = session()
    if play or not has_screen():
        from kontinuitet.usecases.example import play_example

        with play_example(lang=here.lang) as (desk, played):
            here.say("cli.demo.playing", name=desk.plan.name, services=len(desk.plan.services))
            tell_played(here, played)
            if played.identity is not None:
                print_report(here, played.identity, desk.database)
        here.say("cli.demo.next")
        return
    from kontinuitet.usecases.example import example_database

    here.db = str(example_database())
    open_screens(here)
