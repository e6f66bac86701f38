"""What the fields of several kinds of object share: references, and columns that stand in more than one table."""

from kontinuitet.documents.plan import vocabulary
from kontinuitet.documents.plan.codecs import (
    ASKED_FLAG,
    LINE,
    MINUTES,
    SLUG,
    asked,
    choice,
    count,
    integer,
    optional,
    ref,
    refs,
)
from kontinuitet.documents.plan.shape import spare
from kontinuitet.domain.resource import DependencyKind
from kontinuitet.domain.values import DeliveryForm

NEEDED = refs("resources", "services")
ROLE_REF = optional(ref("roles"))
UNIT_REF = ref("units")
CALENDAR_REF = ref("calendars")
MONTHS = count(vocabulary.MONTHS, vocabulary.MONTH)
DELIVERY = asked(choice(DeliveryForm))

ID = ("id", "id", "id", SLUG, True)
NAME = ("name", "namn", "name", LINE, True)
# A resource has ids of its own kind here or names that only tell what it shares with others: both are read.
SHARED = optional(SLUG)

EDGE = (
    ("needs", "resurser", "resources", NEEDED),
    ("at_least", "minst", "at least", integer(1, 100)),
    ("kind", "slag", "kind", asked(choice(DependencyKind))),
    ("tolerance", "klarar sig utan", "tolerance", MINUTES),
    ("required", "behövs inom", "required", MINUTES),
    ("data_at_most", "data högst", "data at most", MINUTES),
    ("up_first", "uppe först", "up first", ASKED_FLAG),
    *spare(
        ("partial_enough", "delvis räcker", "partial enough", ASKED_FLAG),
        ("confirmed", "lovad", "promised", ASKED_FLAG),
        ("reason", "motivering", "reason", LINE),
    ),
)
