"""Compile the message catalogues when a package, or an editable install, is built."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueBuildHook(BuildHookInterface):
    """Write a `.mo` beside every `.po` of the wording room."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling's signature)
        """Compile all catalogues; a broken one stops the build with its line."""
        for source in sorted(Path(self.root, "src/kontinuitet/wording/locale").glob("*/*.po")):
            with source.open("rb") as text:
                catalogue = read_po(text, locale=source.parent.name, abort_invalid=True)
            with source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, catalogue)
