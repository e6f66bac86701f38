"""How a printed plan looks: on A4, in black on white, legible from a wall and without colour."""

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #111;
  font: 15px/1.4 "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.2rem; }
h1 { font-size: 1.9em; line-height: 1.15; margin: 0 0 .4em; }
h2 { font-size: 1.25em; margin: 1.4em 0 .4em; padding-top: .3em; border-top: 3px solid #111; }
h3 { font-size: 1.1em; margin: 1.1em 0 .3em; }
h4 { font-size: 1.02em; margin: 1em 0 .3em; }
p { margin: .4em 0; }
ul, ol { margin: .3em 0; padding-left: 1.3em; }
li { margin: .15em 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: .4em 0 .7em; font-size: .92em; }
th, td { border: 1px solid #555; padding: .25em .45em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #e6e6e6; overflow-wrap: normal; hyphens: auto; }
td:empty { min-width: 4.5em; }
.number { white-space: nowrap; }
.box { display: inline-block; width: 1em; height: 1em; margin: 0 .5em 0 -1.6em;
  border: 1.6px solid #111; vertical-align: -.12em; }
li:has(> .box), li:has(> p > .box) { list-style: none; margin-left: .5em; }
section.service > p:first-of-type, section.cover > p:first-of-type {
  font-weight: bold; border: 2px solid #111; padding: .35em .6em; }
section.use, section.hour, section.alert, section.faults { break-inside: avoid; }
section.use li { list-style: none; margin-left: -1.3em; }
section.hour li { margin: .3em 0 .3em .5em; }
section.form table td { height: 2.1em; }
section.board h2 { margin: .8em 0 .3em; border-top-width: 2px; }
section.form table { table-layout: fixed; }
nav ul { padding-left: 1em; }
a { color: inherit; }
@page { size: A4; margin: 14mm 12mm 13mm;
  @top-left { font: 8pt sans-serif; width: 100%; }
  @bottom-right { font: 8pt sans-serif; } }
@media print {
  body { font-size: 9.6pt; line-height: 1.32; }
  main { max-width: none; padding: 0; }
  h1, h2, h3, h4 { break-after: avoid; }
  h1 { font-size: 17pt; margin-bottom: .25em; }
  p { margin: .25em 0; }
  h2 { margin-top: 1em; font-size: 12.5pt; }
  tr, li { break-inside: avoid; }
  section.service > p, section.use, section.hour, section.alert, section.faults { font-size: 8.5pt; line-height: 1.2; }
  section.use h2, section.hour h2, section.alert h2, section.faults h2 { font-size: 11.5pt; margin: .45em 0 .25em; }
  section.hour li { margin: .12em 0 .12em .5em; }
  section.use ul, section.hour ul { margin: .15em 0; }
  section.alert table, section.faults table { margin: .2em 0 .3em; font-size: 1em; }
  section.alert td, section.faults td, section.alert th, section.faults th { padding: .12em .35em; }
  thead { display: table-header-group; }
  section.board { font-size: 9pt; line-height: 1.25; }
  section.board h2 { font-size: 11pt; margin: .55em 0 .2em; padding-top: .2em; break-after: avoid; }
  section.board table { margin: .2em 0 .3em; font-size: .95em; }
  section.board td, section.board th { padding: .12em .35em; }
  section.board li { margin: .1em 0; }
  section.contents + section.service, section.service + section.service { break-before: page; }
  section.contacts, section.forms, section.about { break-before: page; }
  section.routine { break-inside: avoid; }
  section.form { break-inside: avoid; break-before: auto; }
  section.form + section.form { break-before: page; }
  th { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
"""
