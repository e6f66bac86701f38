"""A service as a typical municipality has it (*mall*): something to correct instead of an empty form."""

from collections.abc import Mapping

from kontinuitet.domain.organisation import Role
from kontinuitet.domain.resource import Resource
from kontinuitet.domain.service import Service
from kontinuitet.domain.text import Line, Slug
from kontinuitet.domain.values import Value


class Template(Value):
    """A suggested service with the resources and roles that it names.

    ``questions`` and ``examples`` are told beside the steps of the walk through a service, by the step's id.
    """

    service: Service
    resources: tuple[Resource, ...] = ()
    roles: tuple[Role, ...] = ()
    questions: Mapping[str, Line] = {}
    examples: Mapping[str, Line] = {}

    @property
    def id(self) -> Slug:
        """The id of its service, which is the name of its file."""
        return self.service.id

    @property
    def name(self) -> Line:
        """What its service is called."""
        return self.service.name
