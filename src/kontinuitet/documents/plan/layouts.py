"""What stands where in each file of the plan folder: front matter, title, headings, and what may be under them."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from kontinuitet.documents.plan import fields
from kontinuitet.documents.plan import fields_of_services as own
from kontinuitet.documents.plan.shape import NOTHING, Shape
from kontinuitet.documents.plan.vocabulary import RESOURCE_HEADINGS, Pair, word


class Form(Enum):
    """How the things under a heading are written."""

    TABLE = auto()
    LIST = auto()
    BLOCKS = auto()
    PROSE = auto()


@dataclass(frozen=True)
class Part:
    """A heading and what stands under it; a nameless part has no heading of its own.

    TABLE: one thing a row. LIST: one thing, a list of keys. BLOCKS: one thing for each heading ``Name {#id}``, with
    a list of keys, perhaps ``prose`` (the attribute that it fills), a ``table`` and ``blocks`` one level further
    down. PROSE: text. ``points``: the table has a column for each time point between its first and its other ones.
    """

    attr: str
    heading: Pair | None
    form: Form
    shape: Shape = NOTHING
    prose: str = ""
    table: "Part | None" = None
    blocks: "Part | None" = None
    points: bool = False


@dataclass(frozen=True)
class Layout:
    """One kind of file. ``title``: what its title must be; without it the title is the name of what it describes.

    ``top`` stands directly under the title: a table, or blocks of level two.
    """

    path: str
    title: Pair | None = None
    front: Shape | None = None
    prose: str = ""
    top: Part | None = None
    parts: tuple[Part, ...] = ()

    def part(self, heading: str, lang: str) -> Part | None:
        """The part with that heading."""
        return self._by_heading[lang].get(heading.lower())

    def headings(self, lang: str) -> tuple[str, ...]:
        """All headings of level two that have a fixed text."""
        return tuple(word(part.heading, lang) for part in self.parts if part.heading)

    @cached_property
    def _by_heading(self) -> dict[str, dict[str, Part]]:
        return {
            lang: {word(part.heading, lang).lower(): part for part in self.parts if part.heading}
            for lang in ("sv", "en")
        }


def _table(attr: str, heading: Pair | None, shape: Shape, *, points: bool = False) -> Part:
    return Part(attr, heading, Form.TABLE, shape, points=points)


def _text(attr: str, swedish: str, english: str) -> Part:
    return Part(attr, (swedish, english), Form.PROSE)


DEPENDENCIES: Pair = ("Beroenden", "Dependencies")

MUNICIPALITY = Layout(
    "kommun.md",
    front=fields.MUNICIPALITY,
    prose="notes",
    parts=(
        _table("categories", ("Konsekvensområden", "Impact categories"), fields.CATEGORY),
        _table("calendars", ("Kalendrar", "Calendars"), fields.CALENDAR),
    ),
)

UNITS = Layout("enheter.md", title=("Enheter", "Units"), top=_table("units", None, fields.UNIT))

SERVICE = Layout(
    "verksamheter/{id}.md",
    front=own.SERVICE,
    prose="description",
    parts=(
        _text("summary", "Sammanfattning", "Summary"),
        _text("scope", "Syfte och omfattning", "Purpose and scope"),
        _table("impact", ("Konsekvens över tid", "Impact over time"), own.IMPACT, points=True),
        _table("peaks", ("Kritiska tidpunkter", "Critical times"), own.PEAK),
        _table("dependencies", DEPENDENCIES, own.DEPENDENCY),
        _table("risks", ("Risker", "Risks"), own.RISK),
        _text("authority", "Ansvar och befogenheter", "Responsibility and powers"),
        _text("upheld", "Det vi upprätthåller", "What we uphold"),
        _text("put_aside", "Det vi ställer åt sidan", "What we put aside"),
        Part("activation", ("Aktivering", "Activation"), Form.LIST, own.ACTIVATION),
        Part(
            "workarounds",
            ("Reservrutiner", "Reserve routines"),
            Form.BLOCKS,
            own.WORKAROUND,
            prose="steps",
        ),
        _text("documentation", "Dokumentation under avbrottet", "Documentation during the outage"),
        Part("tasks", ("Arbetsmoment", "Tasks"), Form.BLOCKS, own.TASK, prose="steps"),
        Part("forms", ("Blanketter", "Forms"), Form.BLOCKS, own.FORM, prose="notes"),
        _table("communication", ("Kommunikation", "Communication"), own.COMMUNICATION),
        _table("recovery", ("Återställning", "Recovery"), own.RECOVERY_STEP),
        Part("returning", ("Återgång", "Return"), Form.LIST, own.RETURN),
        _table("secrecy", ("Sekretess", "Secrecy"), own.SECRECY),
        _table("paper_copies", ("Pappersexemplar", "Paper copies"), own.PAPER_COPY),
        _table("acknowledgements", ("Kvittenser", "Acknowledgements"), own.ACKNOWLEDGEMENT),
        _table("seen", ("Uppmätt återställning", "Recovery seen"), own.SEEN),
        _text("other", "Övrigt", "Other"),
    ),
)

TEMPLATE = Layout(
    "mallar/{id}.md",
    front=own.SERVICE,
    prose="description",
    parts=(
        *SERVICE.parts,
        _table("resources", ("Resurser", "Resources"), fields.TEMPLATE_RESOURCE),
        _table("roles", ("Roller", "Roles"), fields.TEMPLATE_ROLE),
        Part("questions", ("Frågor", "Questions"), Form.LIST, fields.BY_STEP),
        Part("examples", ("Exempel", "Examples"), Form.LIST, fields.BY_STEP),
    ),
)
"""A service as a typical municipality has it, with what it needs, and with questions and examples for each step."""

SUPPLIER = Layout(
    "leverantorer/{id}.md",
    front=fields.SUPPLIER,
    prose="notes",
    parts=(Part("agreements", ("Avtal", "Agreements"), Form.BLOCKS, fields.AGREEMENT, prose="notes"),),
)

RESOURCES = Layout(
    "resurser.md",
    title=("Resurser", "Resources"),
    parts=(
        *(_table(kind.value, heading, fields.RESOURCE) for kind, heading in RESOURCE_HEADINGS.items()),
        _table("edges", DEPENDENCIES, fields.RESOURCE_DEPENDENCY),
        Part("notes", ("Anteckningar", "Notes"), Form.BLOCKS, prose="notes"),
    ),
)

_COPIES = _table("copies", None, fields.BACKUP_COPY)

INFORMATION = Layout(
    "information.md",
    title=("Information", "Information"),
    top=Part(
        "information",
        None,
        Form.BLOCKS,
        fields.INFORMATION,
        prose="notes",
        blocks=Part("backups", None, Form.BLOCKS, fields.BACKUP, table=_COPIES),
    ),
    parts=(Part("loose", ("Säkerhetskopior", "Backups"), Form.BLOCKS, fields.LOOSE_BACKUP, table=_COPIES),),
)

ROLES = Layout(
    "roller.md",
    title=("Roller", "Roles"),
    parts=(
        _table("roles", ("Roller", "Roles"), fields.ROLE),
        _table("role_groups", ("Rollgrupper", "Role groups"), fields.ROLES),
        _table("alert_lists", ("Larmlistor", "Alert lists"), fields.ROLES),
    ),
)

PEOPLE = Layout(
    "personer.md",
    title=("Personer", "People"),
    parts=(
        _table("people", ("Personer", "People"), fields.PERSON),
        _table("channels", ("Kontaktvägar", "Channels"), fields.CHANNEL),
    ),
)

DUTIES = Layout(
    "anmalan.md",
    title=("Anmälningsplikter", "Reporting duties"),
    top=Part("duties", None, Form.BLOCKS, fields.REPORTING_DUTY),
)

ACTIONS = Layout(
    "atgarder.md",
    title=("Åtgärder", "Actions"),
    parts=(
        Part("actions", ("Åtgärder", "Actions"), Form.BLOCKS, fields.ACTION, prose="notes"),
        _table("acceptances", ("Godtagna brister", "Accepted findings"), fields.ACCEPTANCE),
    ),
)

ASSESSMENTS = Layout(
    "sjalvskattning.md",
    title=("Självskattning", "Self-assessment"),
    top=_table("assessments", None, fields.ASSESSMENT),
)

LAYOUTS = (
    MUNICIPALITY,
    UNITS,
    SERVICE,
    SUPPLIER,
    RESOURCES,
    INFORMATION,
    ROLES,
    PEOPLE,
    DUTIES,
    ACTIONS,
    ASSESSMENTS,
)
"""The files in the order in which a writer makes them."""


def layout_of(path: str) -> Layout | None:
    """What a file should hold, from its name and, for services and suppliers, its folder; ``None`` if no plan file."""
    folder, _, name = path.replace("\\", "/").rpartition("/")
    inner = f"{folder.rpartition('/')[2]}/{{id}}.md" if name.endswith(".md") else name
    return _BY_PATH.get(name) or _BY_PATH.get(inner)


_BY_PATH = {layout.path: layout for layout in LAYOUTS}
