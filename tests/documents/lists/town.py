"""A small municipality and lists such as a municipality has, in the files that spreadsheets make of them."""

from datetime import date

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Channel, ChannelKind, Person, Role, Unit
from kontinuitet.domain.resource import Resource, ResourceKind
from kontinuitet.domain.supplier import Agreement, Supplier

TOWN = Municipality(
    name="Åskarby kommun",
    units=(Unit(id="omsorg", name="Omsorgsförvaltningen"), Unit(id="skola", name="Skolförvaltningen")),
    suppliers=(
        Supplier(id="granvik", name="Granvik Drift AB", organisation_number="552000-0018"),
        Supplier(id="asbrodet", name="Åsbrödet"),
    ),
    resources=(
        Resource(id="journal", name="Journalen", kind=ResourceKind.SYSTEM, supplier="granvik", owner="mas"),
        Resource(id="lonen", name="Lönesystemet", kind=ResourceKind.SYSTEM),
        Resource(id="lonen-lokal", name="Lönekontoret", kind=ResourceKind.PREMISES),
    ),
    agreements=(Agreement(id="avtal-journal", name="Journal", supplier="granvik", number="KS 2024/17"),),
    people=(
        Person(
            id="anna-berg",
            name="Anna Berg",
            unit="omsorg",
            channels=(
                Channel(
                    id="anna-berg-mobil",
                    kind=ChannelKind.MOBILE,
                    address="070-174 06 05",
                    verified=date(2026, 9, 1),
                ),
            ),
        ),
        Person(id="bo-lind", name="Bo Lidhage"),
    ),
    roles=(
        Role(id="mas", name="MAS", holder="anna-berg"),
        Role(id="rektor", name="Rektor", unit="skola"),
    ),
)

EXCEL = (
    "System;Leverantör;Systemägare;Driftform;Personuppgifter;Förvaltaravdelning;Pris\r\n"
    "journalen;Granvik Drift Aktiebolag (publ);Skolchef;SaaS;Ja;IT-enheten;12 000\r\n"
    'Elevöversikten;Åsbrödet AB;Rektor;Egen drift;X;"Skola; grundskola\nmed fritids";800,50\r\n'
    "Växelstödet;Nyberga Data AB;;moln;Nej;;\r\n"
).encode("cp1252")
"""Semicolons and Windows-1252, with a cell of two lines: what Excel saves in Sweden."""

PASTED = (
    "Befattning\tNamn\tTelefon\tMobil\tE-post\n"
    "Rektor\tEva Stenhed\t031-390 06 01\t070-174 06 11\teva.stenhed@askarby.example\n"
    "MAS\tAnna Berg\t031-390 06 02\t070-174 06 05\t\n"
)
"""Copied from a spreadsheet: tabs."""

QUOTED = (
    '"Avtal","Leverantör","Avtalsnummer","Avtal t.o.m.","Uppsägningstid","Omfattar"\n'
    '"Drift, support","Granvik Drift AB","KS 2024/17","2027-03-01 00:00:00","3 månader","Journalen"\n'
    '"Bröd ""färskt""","Åsbrödet","KS 2025/3","tills vidare","30 dagar",""\n'
).encode()

MESSY = (
    ";;;;;;\n"
    "Systemförteckning Åskarby kommun;;;;;;\n"
    "Uppdaterad 2026-10-01;;;;;;\n"
    ";;;;;;\n"
    ";System:;;Leverantör (avtalspart);;Systemägare/objektägare;Telefon support\n"
    ";Journalen;;Granvik Drift;;Anna Berg;\n"
    ";;;;;;\n"
    ";Omsorg;;;;;\n"
    ";Nyckelgömman;;-;;vet ej;#SAKNAS!\n"
    ";System:;;Leverantör (avtalspart);;Systemägare/objektägare;Telefon support\n"
    ";Summa;;2 st;;;\n"
)
"""Titles above, empty columns, a subheading among the rows, the headings once more and a row of totals."""
