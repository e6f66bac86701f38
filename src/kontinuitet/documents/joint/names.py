"""The joint body's list of suppliers, with which who holds the key can name what the files only hold hashes of."""

from dataclasses import replace

from kontinuitet.documents.joint.keys import Key
from kontinuitet.documents.lists import Target, dry_run
from kontinuitet.documents.problems import Problem
from kontinuitet.domain.municipality import Municipality


def read_names(data: bytes, file: str, key: Key, lang: str) -> dict[str, str] | tuple[Problem, ...]:
    """For each identity that a supplier of the list can have, by number and by name, its name.

    A list as the ones that a plan reads (CSV, or copied from a spreadsheet): a column for the name and one for the
    organisation number, in Swedish or English.
    """
    read = dry_run(Municipality(name=file), data, target=Target.SUPPLIERS, lang=lang)
    if read.after is None:
        found = (*read.problems, *(each for row in read.rows for each in row.problems if each.is_error))
        return tuple(replace(each, file=file) for each in found)
    suppliers = read.after.suppliers
    names = {key.named(supplier.name).id: supplier.name for supplier in suppliers}
    return names | {key.identity(supplier).id: supplier.name for supplier in suppliers}
