"""What a list can be read into, and what a field is that its columns can fill."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from kontinuitet.documents.lists import cells
from kontinuitet.documents.lists.cells import Read
from kontinuitet.documents.plan.vocabulary import Pair, word


class Target(StrEnum):
    """What the rows of a list become."""

    SYSTEMS = "systems"
    RESOURCES = "resources"
    SUPPLIERS = "suppliers"
    AGREEMENTS = "agreements"
    PEOPLE = "people"
    ROLES = "roles"


TARGET_WORDS: dict[Target, Pair] = {
    Target.SYSTEMS: ("system", "systems"),
    Target.RESOURCES: ("resurser", "resources"),
    Target.SUPPLIERS: ("leverantörer", "suppliers"),
    Target.AGREEMENTS: ("avtal", "agreements"),
    Target.PEOPLE: ("personer", "people"),
    Target.ROLES: ("roller", "roles"),
}

COLLECTION: dict[Target, str] = {target: target.value for target in Target} | {Target.SYSTEMS: "resources"}
"""The collection of the municipality that holds what each target becomes."""


class FieldKind(Enum):
    """How a cell ends up in an object."""

    VALUE = "value"
    REFERENCE = "reference"
    REFERENCES = "references"
    CHANNEL = "channel"
    NOTE = "note"
    HOLDS = "holds"
    NAME_PART = "name part"


@dataclass(frozen=True)
class ListField:
    """One field that a column can fill. ``attr`` is its name everywhere in the interface; ``sv`` and ``en`` are what
    people call it. ``to`` is the collection that a reference leads to.
    """

    attr: str
    sv: str
    en: str
    headings: tuple[str, ...]
    read: Read = cells.line
    kind: FieldKind = FieldKind.VALUE
    to: str = ""

    def label(self, lang: str) -> str:
        """What people call it, in Swedish or English."""
        return self.sv if lang == "sv" else self.en


def target_named(text: str) -> Target | None:
    """The target of that name in either language."""
    plain = text.casefold()
    return next((target for target, pair in TARGET_WORDS.items() if plain in (target.value, *pair)), None)


def target_names(lang: str) -> tuple[str, ...]:
    """What the targets are called, in their order."""
    return tuple(word(pair, lang) for pair in TARGET_WORDS.values())
