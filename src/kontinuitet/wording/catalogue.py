"""Finding and opening the compiled catalogues."""

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"


def open_catalogue(folder: Path, area: str) -> GNUTranslations | None:
    """The messages of one area of a language's folder; None if there is no such area."""
    compiled = folder / f"{area}.mo"
    fresh = _compile_if_edited(folder / f"{area}.po", compiled=compiled)
    if fresh is not None:
        return GNUTranslations(fresh)
    if not compiled.exists():
        return None
    with compiled.open("rb") as file:
        return GNUTranslations(file)


def _compile_if_edited(source: Path, *, compiled: Path) -> BytesIO | None:
    """The catalogue compiled in memory, when somebody edits it in a checkout; an installed program has no sources."""
    if not source.exists():
        return None
    if compiled.exists() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns:
        return None
    try:
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po
    except ImportError:
        return None
    result = BytesIO()
    with source.open("rb") as text:
        write_mo(result, read_po(text, locale=source.parent.name, abort_invalid=True))
    result.seek(0)
    return result
