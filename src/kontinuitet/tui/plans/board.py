"""The page for the board on the screen, and from there to a file that prints on one A4."""

from pathlib import Path

from textual.app import ComposeResult

from kontinuitet.documents.handout.board import Board, board_page
from kontinuitet.tui.document import LongText
from kontinuitet.tui.plans.keys import BOARD
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.work import Work
from kontinuitet.usecases.board import board_document, board_file, board_in_slices
from kontinuitet.usecases.plan_document import write_document


class BoardScreen(DeskScreen):
    """The page as text; what it tells is worked out while keys work."""

    KEYS = BOARD

    def __init__(self) -> None:
        super().__init__()
        self._work: Work[Board] | None = None
        self._board: Board | None = None
        self._exists: set[str] = set()

    def compose_body(self) -> ComposeResult:
        """The page."""
        yield LongText(id="page")

    def on_mount(self) -> None:
        """The arrow keys scroll the page."""
        super().on_mount()
        self.query_one("#page").focus()

    def on_unmount(self) -> None:
        """Nobody looks at it any longer."""
        self._stop()

    def _stop(self) -> None:
        if self._work is not None:
            self._work.stop()
            self._work = None

    def show(self) -> None:
        """The page of the plan as it stands."""
        self._stop()
        if not self.desk.plan.services:
            self.stand(self.words("tui.begin_here"))
            return
        self.stand(self.words("board.working"))
        self._work = Work(self.desk_app, board_in_slices(self.desk), then=self._take)

    def _take(self, board: Board) -> None:
        self._work, self._board = None, board
        self.query_one("#page", LongText).show_text(board_page(board, self.words).markdown)
        self.stand("")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to write before it is worked out."""
        if action == "write":
            return self._board is not None
        return super().check_action(action, parameters)

    def action_write(self) -> None:
        """Ask for the file."""
        name = f"~/{board_file(lang=file_language(self.words), as_html=True)}"
        title, question = self.words("board.screen"), self.words("walk.print.where")
        self.ask_line(title, question, value=name, submit=self._write)

    def _write(self, text: str) -> str:
        typed, words = text.strip(), self.words
        if not typed or self._board is None:
            return words("walk.print.name")
        path = Path(typed).expanduser()
        if path.is_file() and typed not in self._exists:
            self._exists.add(typed)
            return words("walk.print.exists", path=path)
        as_html = path.suffix.lower() != ".md"
        document = board_document(self._board, words, as_html=as_html)
        name = board_file(lang=file_language(words), as_html=as_html)
        written = write_document(path, document, name=name, force=typed in self._exists)
        self.say(words("walk.print.done", path=written), "done")
        return ""
