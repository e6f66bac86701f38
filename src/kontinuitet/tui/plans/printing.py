"""Plans on paper or as files from the screen: a page to print, the open extract, or the folder of Markdown."""

from pathlib import Path

from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.usecases.plan_document import Wanted, file_name, plan_document, write_document
from kontinuitet.usecases.plan_files import export_plan

FOLDER, WHOLE, OPEN = "folder", "whole", "open"


def ask_print(screen: DeskScreen, *, service: str | None = None, unit: str | None = None) -> None:
    """Choose what to write: the whole plan or its open extract as a page to print; for all services also the files."""
    words = screen.words
    kinds = (WHOLE, OPEN) if service is not None else (WHOLE, OPEN, FOLDER)
    options = [Option(kind, words(f"walk.print.{kind}")) for kind in kinds]
    screen.choose(words("walk.print"), options, then=lambda kind: _ask_where(screen, kind, service=service, unit=unit))


def _ask_where(screen: DeskScreen, kind: str, *, service: str | None, unit: str | None) -> None:
    words = screen.words
    if kind == FOLDER:
        screen.ask_line(words("tui.export"), words("tui.export.ask"), submit=lambda text: _export(screen, text))
        return
    wanted = Wanted(service=service, unit=unit, open_extract=kind == OPEN)
    name = f"~/{file_name(wanted, lang=file_language(words), as_html=True)}"
    replaced: set[str] = set()

    def submit(text: str) -> str:
        return _print(screen, text.strip(), wanted, replaced)

    screen.ask_line(words(f"walk.print.{kind}"), words("walk.print.where"), value=name, submit=submit)


def _print(screen: DeskScreen, text: str, wanted: Wanted, asked: set[str]) -> str:
    words = screen.words
    if not text:
        return words("walk.print.name")
    path = Path(text).expanduser()
    if path.is_file() and text not in asked:
        asked.add(text)
        return words("walk.print.exists", path=path)
    as_html = path.suffix.lower() != ".md"
    document = plan_document(screen.desk, wanted, words, as_html=as_html)
    name = file_name(wanted, lang=file_language(words), as_html=as_html)
    written = write_document(path, document, name=name, force=text in asked)
    screen.say(words("walk.print.done", path=written), "done")
    return ""


def _export(screen: DeskScreen, text: str) -> str:
    if not text.strip():
        return screen.words("tui.export.where")
    count = export_plan(screen.desk, Path(text.strip()).expanduser(), lang=file_language(screen.words))
    screen.say(screen.words("tui.export.done", count=count, folder=text.strip()), "done")
    return ""
