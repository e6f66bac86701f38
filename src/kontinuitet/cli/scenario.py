"""Commands on scenarios: which there are, what stands in one, what is wrong with one."""

from pathlib import Path

import click

from kontinuitet.cli.frame import FINE, PROBLEMS, Spoken, SpokenGroup, session


@click.group(cls=SpokenGroup)
def scenario() -> None:
    """Scenarios; the help stands in the catalogues."""


@scenario.command(cls=Spoken, name="list")
def list_() -> None:
    """The shipped scenarios."""
    from kontinuitet.usecases.library import shipped_scenarios

    here = session()
    for item in shipped_scenarios(here.lang):
        here.out(f"{item.id}\t{here.words.duration(item.length)}\t{item.title}")


@scenario.command(cls=Spoken)
@click.argument("name")
def show(*, name: str) -> None:
    """The timeline of a scenario, with its branches and what its objectives are covered by."""
    from kontinuitet.documents.scenario.show import scenario_timeline
    from kontinuitet.usecases.library import playable

    here = session()
    here.out(scenario_timeline(playable(name, here.lang), here.words))


@scenario.command(cls=Spoken)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_context
def check(ctx: click.Context, *, paths: tuple[Path, ...]) -> None:
    """Every problem of scenario files at once; with a plan in the database, also what the plan lacks for them."""
    from kontinuitet.documents.problems import problem_text
    from kontinuitet.usecases.checking import check_file, plan_for_checks

    here = session()
    plan = plan_for_checks(here.db)
    errors = False
    for path in paths:
        checked = check_file(path, plan)
        errors = errors or not checked.is_playable
        for problem in checked.problems:
            here.out(problem_text(problem, here.words))
    here.say("cli.scenario.check.errors" if errors else "cli.scenario.check.fine")
    ctx.exit(PROBLEMS if errors else FINE)
