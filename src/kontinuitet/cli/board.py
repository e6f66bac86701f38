"""The command that prints the municipality's page for the board."""

from pathlib import Path

import click

from kontinuitet.cli.frame import Spoken, session
from kontinuitet.cli.opening import opened


@click.command(cls=Spoken)
@click.option("--html", "as_html", is_flag=True)
@click.option("--out", "--output", "-o", "output", metavar="file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True)
def board(*, as_html: bool, output: Path | None, force: bool) -> None:
    """Print one A4 for the board: coverage, the worst consequences, concentration, what to decide."""
    from kontinuitet.usecases.board import board_document, board_file, board_of
    from kontinuitet.usecases.plan_document import write_document

    here = session()
    as_page = as_html or (output is not None and output.suffix.lower() in (".html", ".htm"))
    with opened(here) as desk:
        text = board_document(board_of(desk), here.words, as_html=as_page)
    if output is None:
        here.out(text.rstrip("\n"))
        return
    name = board_file(lang=here.lang, as_html=as_page)
    here.say("cli.document.written", path=write_document(output, text, name=name, force=force))
