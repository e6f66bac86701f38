"""The continuity plan as it is handed out: for somebody who stands in a corridor when everything is down."""

from kontinuitet.documents.handout.page import html_page
from kontinuitet.documents.handout.source import Exercised, Reader, Subject
from kontinuitet.documents.handout.writer import Printed, printed_plan

__all__ = ["Exercised", "Printed", "Reader", "Subject", "html_page", "printed_plan"]
