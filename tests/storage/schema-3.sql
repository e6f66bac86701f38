-- A file of schema 3 with rows in every table, as SQLite dumps it: a file that must always open.
PRAGMA application_id = 1263488596;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'kontinuitet','0001','2027-01-15 09:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'kontinuitet','0002','2027-01-15 09:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'kontinuitet','0003','2027-01-15 09:00:00+00:00');
CREATE TABLE acceptance (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  rule TEXT NOT NULL,
  place TEXT NOT NULL,
  reason TEXT NOT NULL,
  person TEXT NOT NULL,
  expires TEXT NOT NULL
) STRICT;
INSERT INTO "acceptance" VALUES('a1',0,'O1','lon.mtpd','Snart','Anna','2028-01-01');
CREATE TABLE acknowledgement (
  service TEXT NOT NULL REFERENCES service(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  person TEXT NOT NULL,
  on_day TEXT,
  PRIMARY KEY (service, id)
) STRICT;
INSERT INTO "acknowledgement" VALUES('hemtjanst',0,'anna',1,'anna-berg','2027-01-14');
CREATE TABLE action (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  origin TEXT NOT NULL,
  kind TEXT,
  owner TEXT REFERENCES object(id),
  owner_asked TEXT CHECK (owner IS NULL OR owner_asked IS NULL),
  due TEXT,
  status TEXT NOT NULL,
  field TEXT NOT NULL,
  notes TEXT NOT NULL
) STRICT;
INSERT INTO "action" VALUES('prova',0,'Pröva','',NULL,'jour',NULL,'2027-06-01','open','','');
CREATE TABLE agreement (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  supplier TEXT NOT NULL REFERENCES object(id),
  form TEXT,
  number TEXT NOT NULL,
  notice_min ANY,
  notice_support INTEGER,
  response_min ANY,
  response_support INTEGER,
  recovery_min ANY,
  recovery_support INTEGER,
  support TEXT REFERENCES object(id),
  eves_open ANY,
  fault_report TEXT NOT NULL,
  customer_id TEXT NOT NULL,
  fault_report_needs TEXT REFERENCES object(id),
  exit_time_min ANY,
  starts TEXT,
  ends TEXT,
  option_until TEXT,
  owner TEXT REFERENCES object(id),
  owner_asked TEXT CHECK (owner IS NULL OR owner_asked IS NULL),
  notes TEXT NOT NULL
, notice_period_min ANY, on_call TEXT REFERENCES object(id), on_call_asked TEXT CHECK (on_call IS NULL OR on_call_asked IS NULL), exit_plan ANY, return_format TEXT NOT NULL DEFAULT '', audit ANY, data_location TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "agreement" VALUES('drift',0,'Drift','nordlys',NULL,'',60,0,NULL,NULL,'?',NULL,'kontorstid',NULL,'','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',129600,'jour',NULL,0,'CSV','?','Norrort');
CREATE TABLE agreement_caller (
  agreement TEXT NOT NULL REFERENCES agreement(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (agreement, position)
) STRICT;
INSERT INTO "agreement_caller" VALUES('drift',0,'enhetschef');
INSERT INTO "agreement_caller" VALUES('drift',1,'jour');
CREATE TABLE agreement_covers (
  agreement TEXT NOT NULL REFERENCES agreement(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  covers TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (agreement, position)
) STRICT;
INSERT INTO "agreement_covers" VALUES('drift',0,'journal');
CREATE TABLE agreement_duty (
  agreement TEXT NOT NULL REFERENCES agreement(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  duty TEXT NOT NULL,
  status TEXT NOT NULL,
  PRIMARY KEY (agreement, position)
) STRICT;
INSERT INTO "agreement_duty" VALUES('drift',0,'notify','good');
CREATE TABLE alert_list (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT;
INSERT INTO "alert_list" VALUES('larmlista',0,'Larmlista');
CREATE TABLE alert_list_role (
  alert_list TEXT NOT NULL REFERENCES alert_list(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (alert_list, position)
) STRICT;
INSERT INTO "alert_list_role" VALUES('larmlista',0,'jour');
INSERT INTO "alert_list_role" VALUES('larmlista',1,'enhetschef');
CREATE TABLE allocation (
  service TEXT NOT NULL,
  workaround TEXT NOT NULL,
  position INTEGER NOT NULL,
  resource TEXT NOT NULL REFERENCES object(id),
  number INTEGER NOT NULL,
  PRIMARY KEY (service, workaround, position),
  FOREIGN KEY (service, workaround) REFERENCES workaround(service, id) ON DELETE CASCADE
) STRICT;
INSERT INTO "allocation" VALUES('hemtjanst','papper',0,'parm',2);
INSERT INTO "allocation" VALUES('hemtjanst','papper',1,'journal',1);
CREATE TABLE backup (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  interval_min ANY,
  duration_min ANY,
  offsite_delay_min ANY,
  restore_min ANY,
  tested_on TEXT,
  test_restore_min ANY,
  test_result TEXT NOT NULL
) STRICT;
INSERT INTO "backup" VALUES('journal-kopia',0,'Kopia',60,NULL,NULL,NULL,NULL,NULL,'');
CREATE TABLE backup_copy (
  backup TEXT NOT NULL REFERENCES backup(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  place TEXT,
  network TEXT,
  identity TEXT,
  supplier TEXT REFERENCES object(id),
  supplier_asked TEXT CHECK (supplier IS NULL OR supplier_asked IS NULL),
  PRIMARY KEY (backup, id)
) STRICT;
INSERT INTO "backup_copy" VALUES('journal-kopia',0,'a',NULL,NULL,NULL,NULL,'?');
CREATE TABLE backup_of (
  backup TEXT NOT NULL REFERENCES backup(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  copies_of TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (backup, position)
) STRICT;
INSERT INTO "backup_of" VALUES('journal-kopia',0,'parm');
CREATE TABLE calendar (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  holidays_open INTEGER NOT NULL
, season_first TEXT NOT NULL DEFAULT '', season_last TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "calendar" VALUES('kontorstid',0,'Kontorstid',0,'06-15','08-15');
CREATE TABLE change (
  step INTEGER NOT NULL REFERENCES step(id),
  position INTEGER NOT NULL,
  object TEXT NOT NULL,
  collection TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (step, position)
) STRICT;
INSERT INTO "change" VALUES(1,0,'kommun','municipality','',NULL,'{"name": "Askarby", "code": "", "county": "", "notes": "", "settings": {"time_points": [60, 240, 480, 1440, 4320, 10080, 20160, 40320], "categories": [{"id": "liv-halsa", "name": "Liv och hälsa"}, {"id": "rattigheter", "name": "Enskildas rätt och rättssäkerhet"}, {"id": "ekonomi", "name": "Ekonomi"}, {"id": "fortroende", "name": "Förtroende"}, {"id": "miljo", "name": "Miljö"}, {"id": "andra-verksamheter", "name": "Andra samhällsviktiga verksamheter"}], "intolerable_from": 3, "reference": {"weekday": 4, "minute": 1080}, "margin": 20, "review_months": 12, "exercise_months": 12, "contact_days": 90, "agreement_months": 12, "handling": 120, "concentration_services": 3, "concentration_percent": 40, "restore_test_months": 12, "tried_months": 24, "seminar_months": 18, "supplier_exercise_months": 24, "supplier_test_months": 12, "roles_per_person": 2, "absent": 2, "staffed": 4}}');
INSERT INTO "change" VALUES(1,1,'omsorg','units','',NULL,'{"id": "omsorg", "name": "Omsorg", "kind": "department", "parent": null}');
INSERT INTO "change" VALUES(1,2,'kontorstid','calendars','',NULL,'{"id": "kontorstid", "name": "Kontorstid", "spans": [{"first": 0, "last": 4, "start": 480, "end": 1020}], "holidays_open": false, "season_first": "06-15", "season_last": "08-15", "season_spans": [{"first": 0, "last": 4, "start": 540, "end": 900}, {"first": 5, "last": 5, "start": 600, "end": 660}]}');
INSERT INTO "change" VALUES(1,3,'hemtjanst','services','',NULL,'{"id": "hemtjanst", "name": "Hemtjänst", "definite": "", "unit": "omsorg", "part_of": "lon", "area": null, "sector": "health", "crisis_if_lost": true, "needed_in_crisis": false, "upholds_function": {"is_": "unknown", "who": null, "by": null}, "critical": false, "critical_reason": "", "legal_demand": "Socialtjänstlagen", "owner": "enhetschef", "deputy": {"is_": "unknown", "who": "anna-berg", "by": "2027-03-01"}, "hours": "alltid", "analysed_on": "2027-01-10", "participants": "Anna Berg, Sven Dahl", "mtpd": 480, "mtpd_reason": "", "rto": 0, "rto_reason": "", "rpo": {"is_": "unknown", "who": null, "by": null}, "wrt": {"is_": "not applicable"}, "level": {"percent": 60, "within": 120, "staff": {"is_": "not applicable"}}, "level_text": "", "description": "", "summary": "Börja med trygghetslarmen.\nRing sedan jouren.", "scope": "Hemtjänst i egen regi", "impact": [{"id": "liv-halsa", "scores": [0, 2, {"is_": "unknown", "who": null, "by": null}, {"is_": "not applicable"}, null], "reason": ""}], "deadlines": false, "peaks": [{"id": "lon", "name": "Lön", "day": 25, "first": "", "last": "", "mtpd": null, "rto": 60}], "dependencies": [{"id": "journal", "needs": ["journal"], "at_least": null, "kind": "hard", "tolerance": 120, "required": null, "data_at_most": null, "up_first": null, "partial_enough": null, "confirmed": false, "reason": ""}, {"id": "larm", "needs": ["journal", "lon"], "at_least": 1, "kind": null, "tolerance": null, "required": null, "data_at_most": null, "up_first": false, "partial_enough": null, "confirmed": null, "reason": ""}], "not_needed": ["water", "transport"], "risks": [{"id": "stromlost", "name": "Strömavbrott", "resource": "journal", "protection": "Reservkraft", "likelihood": 3, "consequence": {"is_": "unknown", "who": null, "by": null}, "treatment": "reduce", "owner": "enhetschef", "measure": "Prova reservkraften"}, {"id": "annat", "name": "Annat", "resource": null, "protection": "", "likelihood": {"is_": "not applicable"}, "consequence": null, "treatment": {"is_": "unknown", "who": null, "by": null}, "owner": {"is_": "unknown", "who": null, "by": null}, "measure": ""}], "authority": "Enhetschefen får stänga av larm.", "upheld": "Mat och medicin", "put_aside": "Städning", "workarounds": [{"id": "papper", "name": "Papper", "replaces": ["journal"], "outage_from": 0, "outage_to": null, "trigger": "", "decider": null, "startup": null, "endurance": 1440, "capacity": null, "staff": null, "needs": ["parm"], "allocations": [{"resource": "parm", "number": 2}, {"resource": "journal", "number": 1}], "refreshed": 1440, "age_at_most": {"is_": "unknown", "who": null, "by": null}, "material": "", "afterwards": "", "trained": true, "tried_on": null, "steps": ""}], "documentation": "På papper, i pärmen", "tasks": [{"id": "insats", "name": "Skriv ner insatsen", "group": "Egen regi", "who": "jour", "forms": ["insatser", "avvikelser"], "afterwards": "För in i journalen", "steps": "1. Hämta blanketten.\n2. Skriv."}], "forms": [{"id": "insatser", "name": "Insatser", "columns": ["Tid", "Insats"], "rows": 20, "notes": "Skriv tydligt."}, {"id": "avvikelser", "name": "Avvikelser", "columns": [], "rows": 12, "notes": ""}], "activation": {"criteria": "", "decider": "enhetschef", "deputy": null, "budget": null, "alert_list": "larmlista", "deactivation": ""}, "communication": [{"id": "anhoriga", "audience": "Anhöriga", "message": "Vi kommer senare", "sender": "enhetschef", "channel": "Webben", "needs": ["journal"], "reserve": "Telefon", "reserve_needs": ["parm", "journal"]}], "recovery": [{"id": "start", "name": "Starta journalen", "resources": ["journal"], "who": "jour", "duration": 0, "after": [], "check": ""}, {"id": "prov", "name": "Prova", "resources": [], "who": null, "duration": {"is_": "unknown", "who": null, "by": null}, "after": ["start"], "check": "En insats syns"}], "returning": {"declares": "enhetschef", "enters": {"is_": "unknown", "who": null, "by": null}, "order": "Äldst först", "check": "Två läser", "verifies": {"is_": "not applicable"}}, "secrecy_assessed": "2027-01-11", "secrecy": [{"id": "contacts", "level": "secret", "ground": "18 kap. 13 § OSL", "reason": "Nummer"}, {"id": "risks", "level": "internal", "ground": "", "reason": ""}], "reviewed_on": "2027-01-12", "review_due": "2028-01-12", "paper_copies": [{"id": "pc", "version": 1, "place": "Jourrummet", "placed_on": "2027-01-13", "by": "Sven"}], "acknowledgements": [{"id": "anna", "version": 1, "person": "anna-berg", "on": "2027-01-14"}], "seen": [{"id": "natten", "on": "2026-11-03", "proof": "outage", "minutes": 450, "what": "Strömmen"}], "exercised_on": null, "other": "", "template": "hemtjanst", "suggested": ["mtpd", "dependencies/journal/tolerance"]}');
INSERT INTO "change" VALUES(1,4,'lon','services','',NULL,'{"id": "lon", "name": "Lön", "definite": "", "unit": null, "part_of": null, "area": null, "sector": null, "crisis_if_lost": null, "needed_in_crisis": null, "upholds_function": null, "critical": null, "critical_reason": "", "legal_demand": "", "owner": null, "deputy": null, "hours": null, "analysed_on": null, "participants": "", "mtpd": null, "mtpd_reason": "", "rto": null, "rto_reason": "", "rpo": null, "wrt": null, "level": {"percent": null, "within": null, "staff": null}, "level_text": "", "description": "", "summary": "", "scope": "", "impact": [], "deadlines": null, "peaks": [], "dependencies": [], "not_needed": [], "risks": [], "authority": "", "upheld": "", "put_aside": "", "workarounds": [], "documentation": "", "tasks": [], "forms": [], "activation": {"criteria": "", "decider": null, "deputy": null, "budget": null, "alert_list": null, "deactivation": ""}, "communication": [], "recovery": [], "returning": {"declares": null, "enters": null, "order": "", "check": "", "verifies": null}, "secrecy_assessed": null, "secrecy": [], "reviewed_on": null, "review_due": null, "paper_copies": [], "acknowledgements": [], "seen": [], "exercised_on": null, "other": "", "template": null, "suggested": []}');
INSERT INTO "change" VALUES(1,5,'journal','resources','',NULL,'{"id": "journal", "name": "Journal", "kind": "system", "owner": null, "run": null, "supplier": "nordlys", "place": "stadshuset", "power": null, "network": null, "identity": null, "stated_recovery": {"minutes": 480, "support": true}, "tested_recovery": null, "tested_on": null, "partial_recovery": null, "recovery_plan": false, "quantity": 2, "data_loss": 60, "reconstruction": "Ur loggarna", "classes": {"confidentiality": null, "integrity": null, "availability": null, "traceability": null}, "personal_data": null, "held_by": [], "dependencies": [{"id": "el", "needs": ["parm"], "at_least": null, "kind": null, "tolerance": null, "required": null, "data_at_most": null, "up_first": null, "partial_enough": null, "confirmed": null, "reason": ""}], "notes": "", "suggested": ["id"]}');
INSERT INTO "change" VALUES(1,6,'parm','resources','',NULL,'{"id": "parm", "name": "Pärm", "kind": "information", "owner": null, "run": null, "supplier": null, "place": null, "power": null, "network": null, "identity": null, "stated_recovery": null, "tested_recovery": null, "tested_on": null, "partial_recovery": null, "recovery_plan": null, "quantity": null, "data_loss": null, "reconstruction": "", "classes": {"confidentiality": null, "integrity": null, "availability": null, "traceability": null}, "personal_data": null, "held_by": ["journal"], "dependencies": [], "notes": "", "suggested": []}');
INSERT INTO "change" VALUES(1,7,'journal-kopia','backups','',NULL,'{"id": "journal-kopia", "name": "Kopia", "copies_of": ["parm"], "interval": 60, "duration": null, "offsite_delay": null, "restore": null, "tested_on": null, "test_restore": null, "test_result": "", "copies": [{"id": "a", "place": null, "network": null, "identity": null, "supplier": {"is_": "unknown", "who": null, "by": null}}]}');
INSERT INTO "change" VALUES(1,8,'nordlys','suppliers','',NULL,'{"id": "nordlys", "name": "Nordlys Drift AB", "kind": "company", "organisation_number": "", "parent": null, "continuity_tested_on": null, "exercised_on": "2026-03-01", "notes": ""}');
INSERT INTO "change" VALUES(1,9,'under','suppliers','',NULL,'{"id": "under", "name": "Under", "kind": "company", "organisation_number": "", "parent": "nordlys", "continuity_tested_on": null, "exercised_on": null, "notes": ""}');
INSERT INTO "change" VALUES(1,10,'drift','agreements','',NULL,'{"id": "drift", "name": "Drift", "supplier": "nordlys", "form": null, "number": "", "covers": ["journal"], "subcontractors": [{"resource": "journal", "supplier": "under"}], "notice": {"minutes": 60, "support": false}, "response": null, "recovery": {"is_": "unknown", "who": null, "by": null}, "support": "kontorstid", "eves_open": null, "duties": [{"duty": "notify", "status": "good"}], "fault_report": "", "customer_id": "", "fault_report_needs": null, "callers": ["enhetschef", "jour"], "on_call": "jour", "notice_period": 129600, "exit_time": null, "exit_plan": false, "return_format": "CSV", "audit": {"is_": "unknown", "who": null, "by": null}, "data_location": "Norrort", "starts": null, "ends": null, "option": null, "owner": null, "notes": ""}');
INSERT INTO "change" VALUES(1,11,'enhetschef','roles','',NULL,'{"id": "enhetschef", "name": "Enhetschef", "unit": null, "holder": "anna-berg", "deputies": ["sven-dahl"], "hours": "kontorstid", "reaction": null, "suggested": []}');
INSERT INTO "change" VALUES(1,12,'jour','roles','',NULL,'{"id": "jour", "name": "Jour", "unit": null, "holder": {"is_": "unknown", "who": null, "by": null}, "deputies": [], "hours": null, "reaction": null, "suggested": ["id", "reaction"]}');
INSERT INTO "change" VALUES(1,13,'ledning','role_groups','',NULL,'{"id": "ledning", "name": "Ledning", "roles": ["enhetschef", "jour"]}');
INSERT INTO "change" VALUES(1,14,'larmlista','alert_lists','',NULL,'{"id": "larmlista", "name": "Larmlista", "roles": ["jour", "enhetschef"]}');
INSERT INTO "change" VALUES(1,15,'anna-berg','people','',NULL,'{"id": "anna-berg", "name": "Anna Berg", "unit": null, "left": null, "channels": [{"id": "m", "kind": "mobile", "address": "070-000 00 00", "verified": null, "needs": "journal"}]}');
INSERT INTO "change" VALUES(1,16,'anmal','duties','',NULL,'{"id": "anmal", "name": "Anmäl", "scope": "all", "trigger": "", "deadline": 1440, "starts": "detected", "receiver": "", "role": "enhetschef", "route": "", "needs": ["journal", "hemtjanst"], "reception": "kontorstid", "handling": 30, "certainty": "U", "source": "", "stated_on": null}');
INSERT INTO "change" VALUES(1,17,'prova','actions','',NULL,'{"id": "prova", "name": "Pröva", "origin": "", "kind": null, "owner": "jour", "due": "2027-06-01", "status": "open", "field": "", "notes": ""}');
INSERT INTO "change" VALUES(1,18,'a1','acceptances','',NULL,'{"id": "a1", "rule": "O1", "place": "lon.mtpd", "reason": "Snart", "person": "Anna", "expires": "2028-01-01"}');
INSERT INTO "change" VALUES(1,19,'driftformer','assessments','',NULL,'{"id": "driftformer", "question": "forms", "answers": ["own", "company"], "service": null, "area": "social-care", "person": "Anna Berg", "on": "2026-12-01", "occasion": null, "exercise": "", "notes": ""}');
INSERT INTO "change" VALUES(1,20,'formaga','assessments','',NULL,'{"id": "formaga", "question": "preparedness", "answers": ["good"], "service": "hemtjanst", "area": null, "person": "", "on": null, "occasion": "after", "exercise": "prov-1", "notes": "Pärmen fanns"}');
INSERT INTO "change" VALUES(2,0,'lon','services','mtpd','null','600');
CREATE TABLE channel (
  person TEXT NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  address TEXT NOT NULL,
  verified TEXT,
  needs TEXT REFERENCES object(id),
  PRIMARY KEY (person, id)
) STRICT;
INSERT INTO "channel" VALUES('anna-berg',0,'m','mobile','070-000 00 00',NULL,'journal');
CREATE TABLE communication (
  service TEXT NOT NULL REFERENCES service(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  audience TEXT NOT NULL,
  message TEXT NOT NULL,
  sender TEXT REFERENCES object(id),
  sender_asked TEXT CHECK (sender IS NULL OR sender_asked IS NULL),
  channel TEXT NOT NULL,
  reserve TEXT NOT NULL,
  PRIMARY KEY (service, id)
) STRICT;
INSERT INTO "communication" VALUES('hemtjanst',0,'anhoriga','Anhöriga','Vi kommer senare','enhetschef',NULL,'Webben','Telefon');
CREATE TABLE communication_need (
  service TEXT NOT NULL,
  communication TEXT NOT NULL,
  position INTEGER NOT NULL,
  needs TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (service, communication, position),
  FOREIGN KEY (service, communication) REFERENCES communication(service, id) ON DELETE CASCADE
) STRICT;
INSERT INTO "communication_need" VALUES('hemtjanst','anhoriga',0,'journal');
CREATE TABLE communication_reserve_need (
  service TEXT NOT NULL,
  communication TEXT NOT NULL,
  position INTEGER NOT NULL,
  needs TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (service, communication, position),
  FOREIGN KEY (service, communication) REFERENCES communication(service, id) ON DELETE CASCADE
) STRICT;
INSERT INTO "communication_reserve_need" VALUES('hemtjanst','anhoriga',0,'parm');
INSERT INTO "communication_reserve_need" VALUES('hemtjanst','anhoriga',1,'journal');
CREATE TABLE dependency (
  object TEXT NOT NULL REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  at_least INTEGER,
  kind TEXT,
  tolerance_min ANY,
  required_min ANY,
  data_at_most_min ANY,
  up_first ANY,
  partial_enough ANY,
  reason TEXT NOT NULL, confirmed ANY,
  PRIMARY KEY (object, id)
) STRICT;
INSERT INTO "dependency" VALUES('hemtjanst',0,'journal',NULL,'hard',120,NULL,NULL,NULL,NULL,'',0);
INSERT INTO "dependency" VALUES('hemtjanst',1,'larm',1,NULL,NULL,NULL,NULL,0,NULL,'',NULL);
INSERT INTO "dependency" VALUES('journal',0,'el',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL);
CREATE TABLE dependency_need (
  object TEXT NOT NULL,
  dependency TEXT NOT NULL,
  position INTEGER NOT NULL,
  needs TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (object, dependency, position),
  FOREIGN KEY (object, dependency) REFERENCES dependency(object, id) ON DELETE CASCADE
) STRICT;
INSERT INTO "dependency_need" VALUES('hemtjanst','journal',0,'journal');
INSERT INTO "dependency_need" VALUES('hemtjanst','larm',0,'journal');
INSERT INTO "dependency_need" VALUES('hemtjanst','larm',1,'lon');
INSERT INTO "dependency_need" VALUES('journal','el',0,'parm');
CREATE TABLE exercise (
  id TEXT PRIMARY KEY,
  scenario TEXT NOT NULL,
  title TEXT NOT NULL,
  lang TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('live', 'practice', 'headless')),
  created TEXT NOT NULL,
  timeline_sha256 TEXT NOT NULL,
  municipality_sha256 TEXT NOT NULL,
  status TEXT NOT NULL,
  ended TEXT,
  row_count INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  head TEXT NOT NULL
) STRICT;
INSERT INTO "exercise" VALUES('prov-1','tyst-leverantor','Leverantören tystnar','sv','live','2027-01-15T09:30:00+00:00','db807da340a84c6b57e9ab1b34d5d3aab0f094300482f3622658644f204ed647','005127b12d7259f0c88115082e52fef6379dc3f896b794aa59a74bb558c59be1','prepared',NULL,2,2000,'69ba32ee4c85a628e80eedaad6fa766d6d940b343019bde3e10cd50c7a63ec27');
CREATE TABLE form (
  service TEXT NOT NULL REFERENCES service(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  empty_rows INTEGER NOT NULL,
  notes TEXT NOT NULL,
  PRIMARY KEY (service, id)
) STRICT;
INSERT INTO "form" VALUES('hemtjanst',0,'insatser','Insatser',20,'Skriv tydligt.');
INSERT INTO "form" VALUES('hemtjanst',1,'avvikelser','Avvikelser',12,'');
CREATE TABLE form_column (
  service TEXT NOT NULL,
  form TEXT NOT NULL,
  position INTEGER NOT NULL,
  heading TEXT NOT NULL,
  PRIMARY KEY (service, form, position),
  FOREIGN KEY (service, form) REFERENCES form(service, id) ON DELETE CASCADE
) STRICT;
INSERT INTO "form_column" VALUES('hemtjanst','insatser',0,'Tid');
INSERT INTO "form_column" VALUES('hemtjanst','insatser',1,'Insats');
CREATE TABLE heartbeat (
  exercise TEXT PRIMARY KEY REFERENCES exercise(id),
  at_ms INTEGER NOT NULL,
  wall TEXT NOT NULL,
  holder TEXT NOT NULL
) STRICT;
INSERT INTO "heartbeat" VALUES('prov-1',2500,'2027-01-15T10:00:03+01:00','4711');
CREATE TABLE impact (
  service TEXT NOT NULL REFERENCES service(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  category TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (service, category)
) STRICT;
INSERT INTO "impact" VALUES('hemtjanst',0,'liv-halsa','');
CREATE TABLE impact_category (
  municipality TEXT NOT NULL REFERENCES municipality(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (municipality, id)
) STRICT;
INSERT INTO "impact_category" VALUES('kommun',0,'liv-halsa','Liv och hälsa');
INSERT INTO "impact_category" VALUES('kommun',1,'rattigheter','Enskildas rätt och rättssäkerhet');
INSERT INTO "impact_category" VALUES('kommun',2,'ekonomi','Ekonomi');
INSERT INTO "impact_category" VALUES('kommun',3,'fortroende','Förtroende');
INSERT INTO "impact_category" VALUES('kommun',4,'miljo','Miljö');
INSERT INTO "impact_category" VALUES('kommun',5,'andra-verksamheter','Andra samhällsviktiga verksamheter');
CREATE TABLE impact_score (
  service TEXT NOT NULL,
  category TEXT NOT NULL,
  position INTEGER NOT NULL,
  score ANY,
  PRIMARY KEY (service, category, position),
  FOREIGN KEY (service, category) REFERENCES impact(service, category) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO "impact_score" VALUES('hemtjanst','liv-halsa',0,0);
INSERT INTO "impact_score" VALUES('hemtjanst','liv-halsa',1,2);
INSERT INTO "impact_score" VALUES('hemtjanst','liv-halsa',2,'?');
INSERT INTO "impact_score" VALUES('hemtjanst','liv-halsa',3,'–');
INSERT INTO "impact_score" VALUES('hemtjanst','liv-halsa',4,NULL);
CREATE TABLE journal (
  exercise TEXT NOT NULL REFERENCES exercise(id),
  seq INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  story TEXT NOT NULL,
  wall TEXT NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (exercise, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO "journal" VALUES('prov-1',1,1000,'2027-01-15T10:00:00','2027-01-15T10:00:00+01:00','note','{"number":1,"parts":[null,true,0],"text":"anteckning"}','6e08c9a946d0f0b3fa01c918fe8dd3cb0f38423b5e7bc2a71bb326bead39e6c9','954dae94311f063c8f9b41b01f2389b00f160938ca1ef8ee3e94d3b641576a1c');
INSERT INTO "journal" VALUES('prov-1',2,2000,'2027-01-15T10:00:00','2027-01-15T10:00:00+01:00','note','{"number":2,"parts":[null,true,0],"text":"anteckning"}','954dae94311f063c8f9b41b01f2389b00f160938ca1ef8ee3e94d3b641576a1c','69ba32ee4c85a628e80eedaad6fa766d6d940b343019bde3e10cd50c7a63ec27');
CREATE TABLE municipality (
  id TEXT PRIMARY KEY CHECK (id = 'kommun') REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  county TEXT NOT NULL,
  notes TEXT NOT NULL,
  intolerable_from INTEGER NOT NULL,
  reference_weekday INTEGER NOT NULL,
  reference_minute INTEGER NOT NULL,
  margin_percent INTEGER NOT NULL,
  review_months INTEGER NOT NULL,
  exercise_months INTEGER NOT NULL,
  contact_days INTEGER NOT NULL,
  agreement_months INTEGER NOT NULL,
  handling_min INTEGER NOT NULL
, concentration_services INTEGER NOT NULL DEFAULT 3, concentration_percent INTEGER NOT NULL DEFAULT 50, restore_test_months INTEGER NOT NULL DEFAULT 12, tried_months INTEGER NOT NULL DEFAULT 24, seminar_months INTEGER NOT NULL DEFAULT 18, supplier_exercise_months INTEGER NOT NULL DEFAULT 24, supplier_test_months INTEGER NOT NULL DEFAULT 12, roles_per_person INTEGER NOT NULL DEFAULT 2, absent INTEGER NOT NULL DEFAULT 1, staffed INTEGER NOT NULL DEFAULT 3) STRICT;
INSERT INTO "municipality" VALUES('kommun',0,'Askarby','','','',3,4,1080,20,12,12,90,12,120,3,40,12,24,18,24,12,2,2,4);
CREATE TABLE not_needed (
  service TEXT NOT NULL REFERENCES service(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (service, position)
) STRICT;
INSERT INTO "not_needed" VALUES('hemtjanst',0,'water');
INSERT INTO "not_needed" VALUES('hemtjanst',1,'transport');
CREATE TABLE object (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL
) STRICT;
INSERT INTO "object" VALUES('alltid','calendar');
INSERT INTO "object" VALUES('kommun','municipality');
INSERT INTO "object" VALUES('omsorg','unit');
INSERT INTO "object" VALUES('kontorstid','calendar');
INSERT INTO "object" VALUES('hemtjanst','service');
INSERT INTO "object" VALUES('lon','service');
INSERT INTO "object" VALUES('journal','resource');
INSERT INTO "object" VALUES('parm','resource');
INSERT INTO "object" VALUES('journal-kopia','backup');
INSERT INTO "object" VALUES('nordlys','supplier');
INSERT INTO "object" VALUES('under','supplier');
INSERT INTO "object" VALUES('drift','agreement');
INSERT INTO "object" VALUES('enhetschef','role');
INSERT INTO "object" VALUES('jour','role');
INSERT INTO "object" VALUES('ledning','role_group');
INSERT INTO "object" VALUES('larmlista','alert_list');
INSERT INTO "object" VALUES('anna-berg','person');
INSERT INTO "object" VALUES('anmal','reporting_duty');
INSERT INTO "object" VALUES('prova','action');
INSERT INTO "object" VALUES('a1','acceptance');
INSERT INTO "object" VALUES('driftformer','self_assessment');
INSERT INTO "object" VALUES('formaga','self_assessment');
CREATE TABLE open_span (
  calendar TEXT NOT NULL REFERENCES calendar(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  first_weekday INTEGER NOT NULL,
  last_weekday INTEGER NOT NULL,
  start_min INTEGER NOT NULL,
  end_min INTEGER NOT NULL,
  PRIMARY KEY (calendar, position)
) STRICT;
INSERT INTO "open_span" VALUES('kontorstid',0,0,4,480,1020);
CREATE TABLE paper_copy (
  service TEXT NOT NULL REFERENCES service(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  place TEXT NOT NULL,
  placed_on TEXT,
  placed_by TEXT NOT NULL,
  PRIMARY KEY (service, id)
) STRICT;
INSERT INTO "paper_copy" VALUES('hemtjanst',0,'pc',1,'Jourrummet','2027-01-13','Sven');
CREATE TABLE peak (
  service TEXT NOT NULL REFERENCES service(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  day_of_month INTEGER,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  mtpd_min ANY,
  rto_min ANY,
  PRIMARY KEY (service, id)
) STRICT;
INSERT INTO "peak" VALUES('hemtjanst',0,'lon','Lön',25,'','',NULL,60);
CREATE TABLE person (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  unit TEXT REFERENCES object(id),
  left_on TEXT
) STRICT;
INSERT INTO "person" VALUES('anna-berg',0,'Anna Berg',NULL,NULL);
CREATE TABLE pinned (
  exercise TEXT NOT NULL REFERENCES exercise(id),
  what TEXT NOT NULL CHECK (what IN ('timeline', 'municipality')),
  json TEXT NOT NULL,
  PRIMARY KEY (exercise, what)
) STRICT;
INSERT INTO "pinned" VALUES('prov-1','timeline','{"injects":[]}');
INSERT INTO "pinned" VALUES('prov-1','municipality','{"name":"Askarby"}');
CREATE TABLE recovery_step (
  service TEXT NOT NULL REFERENCES service(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  who TEXT REFERENCES object(id),
  who_asked TEXT CHECK (who IS NULL OR who_asked IS NULL),
  duration_min ANY,
  to_check TEXT NOT NULL,
  PRIMARY KEY (service, id)
) STRICT;
INSERT INTO "recovery_step" VALUES('hemtjanst',0,'start','Starta journalen','jour',NULL,0,'');
INSERT INTO "recovery_step" VALUES('hemtjanst',1,'prov','Prova',NULL,NULL,'?','En insats syns');
CREATE TABLE recovery_step_after (
  service TEXT NOT NULL,
  recovery_step TEXT NOT NULL,
  position INTEGER NOT NULL,
  after_step TEXT NOT NULL,
  PRIMARY KEY (service, recovery_step, position),
  FOREIGN KEY (service, recovery_step) REFERENCES recovery_step(service, id) ON DELETE CASCADE
) STRICT;
INSERT INTO "recovery_step_after" VALUES('hemtjanst','prov',0,'start');
CREATE TABLE recovery_step_resource (
  service TEXT NOT NULL,
  recovery_step TEXT NOT NULL,
  position INTEGER NOT NULL,
  resource TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (service, recovery_step, position),
  FOREIGN KEY (service, recovery_step) REFERENCES recovery_step(service, id) ON DELETE CASCADE
) STRICT;
INSERT INTO "recovery_step_resource" VALUES('hemtjanst','start',0,'journal');
CREATE TABLE reporting_duty (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  scope TEXT NOT NULL,
  trigger TEXT NOT NULL,
  deadline_min ANY,
  starts TEXT NOT NULL,
  receiver TEXT NOT NULL,
  role TEXT REFERENCES object(id),
  role_asked TEXT CHECK (role IS NULL OR role_asked IS NULL),
  route TEXT NOT NULL,
  certainty TEXT NOT NULL,
  source TEXT NOT NULL,
  stated_on TEXT
, reception TEXT, handling_min ANY) STRICT;
INSERT INTO "reporting_duty" VALUES('anmal',0,'Anmäl','all','',1440,'detected','','enhetschef',NULL,'','U','',NULL,'kontorstid',30);
CREATE TABLE reporting_duty_need (
  reporting_duty TEXT NOT NULL REFERENCES reporting_duty(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  needs TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (reporting_duty, position)
) STRICT;
INSERT INTO "reporting_duty_need" VALUES('anmal',0,'journal');
INSERT INTO "reporting_duty_need" VALUES('anmal',1,'hemtjanst');
CREATE TABLE resource (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  owner TEXT REFERENCES object(id),
  owner_asked TEXT CHECK (owner IS NULL OR owner_asked IS NULL),
  run TEXT,
  supplier TEXT REFERENCES object(id),
  supplier_asked TEXT CHECK (supplier IS NULL OR supplier_asked IS NULL),
  place TEXT,
  power TEXT,
  network TEXT,
  identity TEXT,
  stated_recovery_min ANY,
  stated_recovery_support INTEGER,
  tested_recovery_min ANY,
  tested_on TEXT,
  partial_recovery_min ANY,
  confidentiality ANY,
  integrity ANY,
  availability ANY,
  traceability ANY,
  personal_data ANY,
  notes TEXT NOT NULL
, recovery_plan ANY, quantity ANY, data_loss_min ANY, reconstruction TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "resource" VALUES('journal',0,'Journal','system',NULL,NULL,NULL,'nordlys',NULL,'stadshuset',NULL,NULL,NULL,480,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',0,2,60,'Ur loggarna');
INSERT INTO "resource" VALUES('parm',1,'Pärm','information',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,'');
CREATE TABLE resource_held_by (
  resource TEXT NOT NULL REFERENCES resource(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  held_by TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (resource, position)
) STRICT;
INSERT INTO "resource_held_by" VALUES('parm',0,'journal');
CREATE TABLE risk (
  service TEXT NOT NULL REFERENCES service(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  resource TEXT REFERENCES object(id),
  protection TEXT NOT NULL,
  likelihood ANY,
  consequence ANY,
  treatment TEXT,
  owner TEXT REFERENCES object(id),
  owner_asked TEXT CHECK (owner IS NULL OR owner_asked IS NULL),
  measure TEXT NOT NULL,
  PRIMARY KEY (service, id)
) STRICT;
INSERT INTO "risk" VALUES('hemtjanst',0,'stromlost','Strömavbrott','journal','Reservkraft',3,'?','reduce','enhetschef',NULL,'Prova reservkraften');
INSERT INTO "risk" VALUES('hemtjanst',1,'annat','Annat',NULL,'','–',NULL,'?',NULL,'?','');
CREATE TABLE role (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  unit TEXT REFERENCES object(id),
  holder TEXT,
  hours TEXT REFERENCES object(id),
  reaction_min ANY
) STRICT;
INSERT INTO "role" VALUES('enhetschef',0,'Enhetschef',NULL,'anna-berg','kontorstid',NULL);
INSERT INTO "role" VALUES('jour',1,'Jour',NULL,'?',NULL,NULL);
CREATE TABLE role_deputy (
  role TEXT NOT NULL REFERENCES role(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (role, position)
) STRICT;
INSERT INTO "role_deputy" VALUES('enhetschef',0,'sven-dahl');
CREATE TABLE role_group (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT;
INSERT INTO "role_group" VALUES('ledning',0,'Ledning');
CREATE TABLE role_group_role (
  role_group TEXT NOT NULL REFERENCES role_group(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (role_group, position)
) STRICT;
INSERT INTO "role_group_role" VALUES('ledning',0,'enhetschef');
INSERT INTO "role_group_role" VALUES('ledning',1,'jour');
CREATE TABLE season_span (
  calendar TEXT NOT NULL REFERENCES calendar(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  first_weekday INTEGER NOT NULL,
  last_weekday INTEGER NOT NULL,
  start_min INTEGER NOT NULL,
  end_min INTEGER NOT NULL,
  PRIMARY KEY (calendar, position)
) STRICT;
INSERT INTO "season_span" VALUES('kontorstid',0,0,4,540,900);
INSERT INTO "season_span" VALUES('kontorstid',1,5,5,600,660);
CREATE TABLE secrecy_mark (
  service TEXT NOT NULL REFERENCES service(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  part TEXT NOT NULL,
  level TEXT NOT NULL,
  ground TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (service, part)
) STRICT;
INSERT INTO "secrecy_mark" VALUES('hemtjanst',0,'contacts','secret','18 kap. 13 § OSL','Nummer');
INSERT INTO "secrecy_mark" VALUES('hemtjanst',1,'risks','internal','','');
CREATE TABLE seen_recovery (
  service TEXT NOT NULL REFERENCES service(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  on_day TEXT NOT NULL,
  proof TEXT NOT NULL,
  took_min INTEGER NOT NULL,
  what TEXT NOT NULL,
  PRIMARY KEY (service, id)
) STRICT;
INSERT INTO "seen_recovery" VALUES('hemtjanst',0,'natten','2026-11-03','outage',450,'Strömmen');
CREATE TABLE self_assessment (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  question TEXT NOT NULL,
  service TEXT REFERENCES object(id),
  area TEXT,
  person TEXT NOT NULL,
  on_day TEXT,
  occasion TEXT,
  exercise TEXT NOT NULL,
  notes TEXT NOT NULL
) STRICT;
INSERT INTO "self_assessment" VALUES('driftformer',0,'forms',NULL,'social-care','Anna Berg','2026-12-01',NULL,'','');
INSERT INTO "self_assessment" VALUES('formaga',1,'preparedness','hemtjanst',NULL,'',NULL,'after','prov-1','Pärmen fanns');
CREATE TABLE self_assessment_answer (
  self_assessment TEXT NOT NULL REFERENCES self_assessment(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (self_assessment, position)
) STRICT;
INSERT INTO "self_assessment_answer" VALUES('driftformer',0,'own');
INSERT INTO "self_assessment_answer" VALUES('driftformer',1,'company');
INSERT INTO "self_assessment_answer" VALUES('formaga',0,'good');
CREATE TABLE service (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  definite TEXT NOT NULL,
  unit TEXT REFERENCES object(id),
  area TEXT,
  critical ANY,
  critical_reason TEXT NOT NULL,
  owner TEXT REFERENCES object(id),
  owner_asked TEXT CHECK (owner IS NULL OR owner_asked IS NULL),
  deputy TEXT REFERENCES object(id),
  deputy_asked TEXT CHECK (deputy IS NULL OR deputy_asked IS NULL),
  hours TEXT REFERENCES object(id),
  mtpd_min ANY,
  mtpd_reason TEXT NOT NULL,
  rto_min ANY,
  rto_reason TEXT NOT NULL,
  rpo_min ANY,
  wrt_min ANY,
  level_percent ANY,
  level_within_min ANY,
  level_text TEXT NOT NULL,
  description TEXT NOT NULL,
  activation_criteria TEXT NOT NULL,
  activation_decider TEXT REFERENCES object(id),
  activation_decider_asked TEXT CHECK (activation_decider IS NULL OR activation_decider_asked IS NULL),
  activation_deputy TEXT REFERENCES object(id),
  activation_deputy_asked TEXT CHECK (activation_deputy IS NULL OR activation_deputy_asked IS NULL),
  activation_budget_min ANY,
  activation_alert_list TEXT REFERENCES object(id),
  activation_deactivation TEXT NOT NULL,
  exercised_on TEXT,
  other TEXT NOT NULL
, sector TEXT, crisis_if_lost ANY, needed_in_crisis ANY, upholds_function ANY, legal_demand TEXT NOT NULL DEFAULT '', analysed_on TEXT, participants TEXT NOT NULL DEFAULT '', summary TEXT NOT NULL DEFAULT '', scope TEXT NOT NULL DEFAULT '', authority TEXT NOT NULL DEFAULT '', upheld TEXT NOT NULL DEFAULT '', put_aside TEXT NOT NULL DEFAULT '', documentation TEXT NOT NULL DEFAULT '', returning_declares TEXT REFERENCES object(id), returning_declares_asked TEXT CHECK (returning_declares IS NULL OR returning_declares_asked IS NULL), returning_enters TEXT REFERENCES object(id), returning_enters_asked TEXT CHECK (returning_enters IS NULL OR returning_enters_asked IS NULL), returning_order TEXT NOT NULL DEFAULT '', returning_check TEXT NOT NULL DEFAULT '', returning_verifies TEXT REFERENCES object(id), returning_verifies_asked TEXT CHECK (returning_verifies IS NULL OR returning_verifies_asked IS NULL), secrecy_assessed TEXT, reviewed_on TEXT, review_due TEXT, template TEXT, part_of TEXT REFERENCES object(id), deadlines ANY, level_staff ANY) STRICT;
INSERT INTO "service" VALUES('hemtjanst',0,'Hemtjänst','','omsorg',NULL,0,'','enhetschef',NULL,NULL,'? anna-berg 2027-03-01','alltid',480,'',0,'','?','–',60,120,'','','','enhetschef',NULL,NULL,NULL,NULL,'larmlista','',NULL,'','health',1,0,'?','Socialtjänstlagen','2027-01-10','Anna Berg, Sven Dahl','Börja med trygghetslarmen.
Ring sedan jouren.','Hemtjänst i egen regi','Enhetschefen får stänga av larm.','Mat och medicin','Städning','På papper, i pärmen','enhetschef',NULL,NULL,'?','Äldst först','Två läser',NULL,'–','2027-01-11','2027-01-12','2028-01-12','hemtjanst','lon',0,'–');
INSERT INTO "service" VALUES('lon',1,'Lön','',NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,600,'',NULL,'',NULL,NULL,NULL,NULL,'','','',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,'',NULL,NULL,NULL,NULL,'',NULL,'','','','','','','',NULL,NULL,NULL,NULL,'','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE step (
  id INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  undoes INTEGER UNIQUE REFERENCES step(id)
) STRICT;
INSERT INTO "step" VALUES(1,'2027-01-15T09:30:00+00:00','anna','prov',NULL);
INSERT INTO "step" VALUES(2,'2027-01-15T09:30:00+00:00','anna','prov',NULL);
CREATE TABLE subcontractor (
  agreement TEXT NOT NULL REFERENCES agreement(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  resource TEXT NOT NULL REFERENCES object(id),
  supplier TEXT REFERENCES object(id),
  supplier_asked TEXT CHECK (supplier IS NULL OR supplier_asked IS NULL),
  PRIMARY KEY (agreement, position)
) STRICT;
INSERT INTO "subcontractor" VALUES('drift',0,'journal','under',NULL);
CREATE TABLE suggested (
  object TEXT NOT NULL REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  place TEXT NOT NULL,
  PRIMARY KEY (object, position)
) STRICT;
INSERT INTO "suggested" VALUES('hemtjanst',0,'mtpd');
INSERT INTO "suggested" VALUES('hemtjanst',1,'dependencies/journal/tolerance');
INSERT INTO "suggested" VALUES('journal',0,'id');
INSERT INTO "suggested" VALUES('jour',0,'id');
INSERT INTO "suggested" VALUES('jour',1,'reaction');
CREATE TABLE supplier (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  organisation_number TEXT NOT NULL,
  parent TEXT REFERENCES object(id),
  continuity_tested_on TEXT,
  notes TEXT NOT NULL
, exercised_on TEXT) STRICT;
INSERT INTO "supplier" VALUES('nordlys',0,'Nordlys Drift AB','company','',NULL,NULL,'','2026-03-01');
INSERT INTO "supplier" VALUES('under',1,'Under','company','','nordlys',NULL,'',NULL);
CREATE TABLE task (
  service TEXT NOT NULL REFERENCES service(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  done_by_group TEXT NOT NULL,
  who TEXT REFERENCES object(id),
  who_asked TEXT CHECK (who IS NULL OR who_asked IS NULL),
  afterwards TEXT NOT NULL,
  steps TEXT NOT NULL,
  PRIMARY KEY (service, id)
) STRICT;
INSERT INTO "task" VALUES('hemtjanst',0,'insats','Skriv ner insatsen','Egen regi','jour',NULL,'För in i journalen','1. Hämta blanketten.
2. Skriv.');
CREATE TABLE task_form (
  service TEXT NOT NULL,
  task TEXT NOT NULL,
  position INTEGER NOT NULL,
  form TEXT NOT NULL,
  PRIMARY KEY (service, task, position),
  FOREIGN KEY (service, task) REFERENCES task(service, id) ON DELETE CASCADE
) STRICT;
INSERT INTO "task_form" VALUES('hemtjanst','insats',0,'insatser');
INSERT INTO "task_form" VALUES('hemtjanst','insats',1,'avvikelser');
CREATE TABLE time_point (
  municipality TEXT NOT NULL REFERENCES municipality(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  after_min INTEGER NOT NULL,
  PRIMARY KEY (municipality, position)
) STRICT;
INSERT INTO "time_point" VALUES('kommun',0,60);
INSERT INTO "time_point" VALUES('kommun',1,240);
INSERT INTO "time_point" VALUES('kommun',2,480);
INSERT INTO "time_point" VALUES('kommun',3,1440);
INSERT INTO "time_point" VALUES('kommun',4,4320);
INSERT INTO "time_point" VALUES('kommun',5,10080);
INSERT INTO "time_point" VALUES('kommun',6,20160);
INSERT INTO "time_point" VALUES('kommun',7,40320);
CREATE TABLE unit (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  parent TEXT REFERENCES object(id)
) STRICT;
INSERT INTO "unit" VALUES('omsorg',0,'Omsorg','department',NULL);
CREATE TABLE version (
  service TEXT NOT NULL,
  number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  json TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (service, number)
) STRICT;
INSERT INTO "version" VALUES('hemtjanst',1,'b4b8856a61da9f9210866245533ea38b73fcfc39e931718f224f2510c423cd48','{"approved_at":"2027-01-15T09:30:00Z","approver":"Sven Dahl","author":"Anna Berg","body":"Omsorgsnämnden","decided_on":"2027-01-14","digest":"b4b8856a61da9f9210866245533ea38b73fcfc39e931718f224f2510c423cd48","known":[{"accepted":false,"place":"lon.mtpd","rule":"O1","severity":"warning","text":"Lön har\ningen gräns."}],"next_review":"2028-01-14","number":1,"plan":{"acceptances":[{"expires":"2028-01-01","id":"a1","person":"Anna","place":"lon.mtpd","reason":"Snart","rule":"O1"}],"actions":[{"due":"2027-06-01","field":"","id":"prova","kind":null,"name":"Pröva","notes":"","origin":"","owner":"jour","status":"open"}],"agreements":[{"audit":{"by":null,"is_":"unknown","who":null},"callers":["enhetschef","jour"],"covers":["journal"],"customer_id":"","data_location":"Norrort","duties":[{"duty":"notify","status":"good"}],"ends":null,"eves_open":null,"exit_plan":false,"exit_time":null,"fault_report":"","fault_report_needs":null,"form":null,"id":"drift","name":"Drift","notes":"","notice":{"minutes":60,"support":false},"notice_period":129600,"number":"","on_call":"jour","option":null,"owner":null,"recovery":{"by":null,"is_":"unknown","who":null},"response":null,"return_format":"CSV","starts":null,"subcontractors":[{"resource":"journal","supplier":"under"}],"supplier":"nordlys","support":"kontorstid"}],"alert_lists":[{"id":"larmlista","name":"Larmlista","roles":["jour","enhetschef"]}],"assessments":[{"answers":["own","company"],"area":"social-care","exercise":"","id":"driftformer","notes":"","occasion":null,"on":"2026-12-01","person":"Anna Berg","question":"forms","service":null},{"answers":["good"],"area":null,"exercise":"prov-1","id":"formaga","notes":"Pärmen fanns","occasion":"after","on":null,"person":"","question":"preparedness","service":"hemtjanst"}],"backups":[{"copies":[{"id":"a","identity":null,"network":null,"place":null,"supplier":{"by":null,"is_":"unknown","who":null}}],"copies_of":["parm"],"duration":null,"id":"journal-kopia","interval":60,"name":"Kopia","offsite_delay":null,"restore":null,"test_restore":null,"test_result":"","tested_on":null}],"calendars":[{"holidays_open":false,"id":"kontorstid","name":"Kontorstid","season_first":"06-15","season_last":"08-15","season_spans":[{"end":900,"first":0,"last":4,"start":540},{"end":660,"first":5,"last":5,"start":600}],"spans":[{"end":1020,"first":0,"last":4,"start":480}]}],"code":"","county":"","duties":[{"certainty":"U","deadline":1440,"handling":30,"id":"anmal","name":"Anmäl","needs":["journal","hemtjanst"],"receiver":"","reception":"kontorstid","role":"enhetschef","route":"","scope":"all","source":"","starts":"detected","stated_on":null,"trigger":""}],"name":"Askarby","notes":"","people":[{"channels":[{"address":"070-000 00 00","id":"m","kind":"mobile","needs":"journal","verified":null}],"id":"anna-berg","left":null,"name":"Anna Berg","unit":null}],"resources":[{"classes":{"availability":null,"confidentiality":null,"integrity":null,"traceability":null},"data_loss":60,"dependencies":[{"at_least":null,"confirmed":null,"data_at_most":null,"id":"el","kind":null,"needs":["parm"],"partial_enough":null,"reason":"","required":null,"tolerance":null,"up_first":null}],"held_by":[],"id":"journal","identity":null,"kind":"system","name":"Journal","network":null,"notes":"","owner":null,"partial_recovery":null,"personal_data":null,"place":"stadshuset","power":null,"quantity":2,"reconstruction":"Ur loggarna","recovery_plan":false,"run":null,"stated_recovery":{"minutes":480,"support":true},"suggested":["id"],"supplier":"nordlys","tested_on":null,"tested_recovery":null},{"classes":{"availability":null,"confidentiality":null,"integrity":null,"traceability":null},"data_loss":null,"dependencies":[],"held_by":["journal"],"id":"parm","identity":null,"kind":"information","name":"Pärm","network":null,"notes":"","owner":null,"partial_recovery":null,"personal_data":null,"place":null,"power":null,"quantity":null,"reconstruction":"","recovery_plan":null,"run":null,"stated_recovery":null,"suggested":[],"supplier":null,"tested_on":null,"tested_recovery":null}],"role_groups":[{"id":"ledning","name":"Ledning","roles":["enhetschef","jour"]}],"roles":[{"deputies":["sven-dahl"],"holder":"anna-berg","hours":"kontorstid","id":"enhetschef","name":"Enhetschef","reaction":null,"suggested":[],"unit":null},{"deputies":[],"holder":{"by":null,"is_":"unknown","who":null},"hours":null,"id":"jour","name":"Jour","reaction":null,"suggested":["id","reaction"],"unit":null}],"services":[{"acknowledgements":[{"id":"anna","on":"2027-01-14","person":"anna-berg","version":1}],"activation":{"alert_list":"larmlista","budget":null,"criteria":"","deactivation":"","decider":"enhetschef","deputy":null},"analysed_on":"2027-01-10","area":null,"authority":"Enhetschefen får stänga av larm.","communication":[{"audience":"Anhöriga","channel":"Webben","id":"anhoriga","message":"Vi kommer senare","needs":["journal"],"reserve":"Telefon","reserve_needs":["parm","journal"],"sender":"enhetschef"}],"crisis_if_lost":true,"critical":false,"critical_reason":"","deadlines":false,"definite":"","dependencies":[{"at_least":null,"confirmed":false,"data_at_most":null,"id":"journal","kind":"hard","needs":["journal"],"partial_enough":null,"reason":"","required":null,"tolerance":120,"up_first":null},{"at_least":1,"confirmed":null,"data_at_most":null,"id":"larm","kind":null,"needs":["journal","lon"],"partial_enough":null,"reason":"","required":null,"tolerance":null,"up_first":false}],"deputy":{"by":"2027-03-01","is_":"unknown","who":"anna-berg"},"description":"","documentation":"På papper, i pärmen","exercised_on":null,"forms":[{"columns":["Tid","Insats"],"id":"insatser","name":"Insatser","notes":"Skriv tydligt.","rows":20},{"columns":[],"id":"avvikelser","name":"Avvikelser","notes":"","rows":12}],"hours":"alltid","id":"hemtjanst","impact":[{"id":"liv-halsa","reason":"","scores":[0,2,{"by":null,"is_":"unknown","who":null},{"is_":"not applicable"},null]}],"legal_demand":"Socialtjänstlagen","level":{"percent":60,"staff":{"is_":"not applicable"},"within":120},"level_text":"","mtpd":480,"mtpd_reason":"","name":"Hemtjänst","needed_in_crisis":false,"not_needed":["water","transport"],"other":"","owner":"enhetschef","paper_copies":[{"by":"Sven","id":"pc","place":"Jourrummet","placed_on":"2027-01-13","version":1}],"part_of":"lon","participants":"Anna Berg, Sven Dahl","peaks":[{"day":25,"first":"","id":"lon","last":"","mtpd":null,"name":"Lön","rto":60}],"put_aside":"Städning","recovery":[{"after":[],"check":"","duration":0,"id":"start","name":"Starta journalen","resources":["journal"],"who":"jour"},{"after":["start"],"check":"En insats syns","duration":{"by":null,"is_":"unknown","who":null},"id":"prov","name":"Prova","resources":[],"who":null}],"returning":{"check":"Två läser","declares":"enhetschef","enters":{"by":null,"is_":"unknown","who":null},"order":"Äldst först","verifies":{"is_":"not applicable"}},"review_due":"2028-01-12","reviewed_on":"2027-01-12","risks":[{"consequence":{"by":null,"is_":"unknown","who":null},"id":"stromlost","likelihood":3,"measure":"Prova reservkraften","name":"Strömavbrott","owner":"enhetschef","protection":"Reservkraft","resource":"journal","treatment":"reduce"},{"consequence":null,"id":"annat","likelihood":{"is_":"not applicable"},"measure":"","name":"Annat","owner":{"by":null,"is_":"unknown","who":null},"protection":"","resource":null,"treatment":{"by":null,"is_":"unknown","who":null}}],"rpo":{"by":null,"is_":"unknown","who":null},"rto":0,"rto_reason":"","scope":"Hemtjänst i egen regi","secrecy":[{"ground":"18 kap. 13 § OSL","id":"contacts","level":"secret","reason":"Nummer"},{"ground":"","id":"risks","level":"internal","reason":""}],"secrecy_assessed":"2027-01-11","sector":"health","seen":[{"id":"natten","minutes":450,"on":"2026-11-03","proof":"outage","what":"Strömmen"}],"suggested":["mtpd","dependencies/journal/tolerance"],"summary":"Börja med trygghetslarmen.\nRing sedan jouren.","tasks":[{"afterwards":"För in i journalen","forms":["insatser","avvikelser"],"group":"Egen regi","id":"insats","name":"Skriv ner insatsen","steps":"1. Hämta blanketten.\n2. Skriv.","who":"jour"}],"template":"hemtjanst","unit":"omsorg","upheld":"Mat och medicin","upholds_function":{"by":null,"is_":"unknown","who":null},"workarounds":[{"afterwards":"","age_at_most":{"by":null,"is_":"unknown","who":null},"allocations":[{"number":2,"resource":"parm"},{"number":1,"resource":"journal"}],"capacity":null,"decider":null,"endurance":1440,"id":"papper","material":"","name":"Papper","needs":["parm"],"outage_from":0,"outage_to":null,"refreshed":1440,"replaces":["journal"],"staff":null,"startup":null,"steps":"","trained":true,"tried_on":null,"trigger":""}],"wrt":{"is_":"not applicable"}},{"acknowledgements":[],"activation":{"alert_list":null,"budget":null,"criteria":"","deactivation":"","decider":null,"deputy":null},"analysed_on":null,"area":null,"authority":"","communication":[],"crisis_if_lost":null,"critical":null,"critical_reason":"","deadlines":null,"definite":"","dependencies":[],"deputy":null,"description":"","documentation":"","exercised_on":null,"forms":[],"hours":null,"id":"lon","impact":[],"legal_demand":"","level":{"percent":null,"staff":null,"within":null},"level_text":"","mtpd":null,"mtpd_reason":"","name":"Lön","needed_in_crisis":null,"not_needed":[],"other":"","owner":null,"paper_copies":[],"part_of":null,"participants":"","peaks":[],"put_aside":"","recovery":[],"returning":{"check":"","declares":null,"enters":null,"order":"","verifies":null},"review_due":null,"reviewed_on":null,"risks":[],"rpo":null,"rto":null,"rto_reason":"","scope":"","secrecy":[],"secrecy_assessed":null,"sector":null,"seen":[],"suggested":[],"summary":"","tasks":[],"template":null,"unit":null,"upheld":"","upholds_function":null,"workarounds":[],"wrt":null}],"settings":{"absent":2,"agreement_months":12,"categories":[{"id":"liv-halsa","name":"Liv och hälsa"},{"id":"rattigheter","name":"Enskildas rätt och rättssäkerhet"},{"id":"ekonomi","name":"Ekonomi"},{"id":"fortroende","name":"Förtroende"},{"id":"miljo","name":"Miljö"},{"id":"andra-verksamheter","name":"Andra samhällsviktiga verksamheter"}],"concentration_percent":40,"concentration_services":3,"contact_days":90,"exercise_months":12,"handling":120,"intolerable_from":3,"margin":20,"reference":{"minute":1080,"weekday":4},"restore_test_months":12,"review_months":12,"roles_per_person":2,"seminar_months":18,"staffed":4,"supplier_exercise_months":24,"supplier_test_months":12,"time_points":[60,240,480,1440,4320,10080,20160,40320],"tried_months":24},"suppliers":[{"continuity_tested_on":null,"exercised_on":"2026-03-01","id":"nordlys","kind":"company","name":"Nordlys Drift AB","notes":"","organisation_number":"","parent":null},{"continuity_tested_on":null,"exercised_on":null,"id":"under","kind":"company","name":"Under","notes":"","organisation_number":"","parent":"nordlys"}],"units":[{"id":"omsorg","kind":"department","name":"Omsorg","parent":null}]},"registration":"ON 2027/1","service":"hemtjanst"}','14de1804c58a8bcc400e54de3378079c2d916816ec0b49aec6297c27d03491bf');
INSERT INTO "version" VALUES('hemtjanst',2,'b4b8856a61da9f9210866245533ea38b73fcfc39e931718f224f2510c423cd48','{"approved_at":"2027-01-15T09:30:00Z","approver":"Sven Dahl","author":"Anna Berg","body":"Omsorgsnämnden","decided_on":"2027-01-14","digest":"b4b8856a61da9f9210866245533ea38b73fcfc39e931718f224f2510c423cd48","known":[{"accepted":false,"place":"lon.mtpd","rule":"O1","severity":"warning","text":"Lön har\ningen gräns."}],"next_review":"2028-01-14","number":2,"plan":{"acceptances":[{"expires":"2028-01-01","id":"a1","person":"Anna","place":"lon.mtpd","reason":"Snart","rule":"O1"}],"actions":[{"due":"2027-06-01","field":"","id":"prova","kind":null,"name":"Pröva","notes":"","origin":"","owner":"jour","status":"open"}],"agreements":[{"audit":{"by":null,"is_":"unknown","who":null},"callers":["enhetschef","jour"],"covers":["journal"],"customer_id":"","data_location":"Norrort","duties":[{"duty":"notify","status":"good"}],"ends":null,"eves_open":null,"exit_plan":false,"exit_time":null,"fault_report":"","fault_report_needs":null,"form":null,"id":"drift","name":"Drift","notes":"","notice":{"minutes":60,"support":false},"notice_period":129600,"number":"","on_call":"jour","option":null,"owner":null,"recovery":{"by":null,"is_":"unknown","who":null},"response":null,"return_format":"CSV","starts":null,"subcontractors":[{"resource":"journal","supplier":"under"}],"supplier":"nordlys","support":"kontorstid"}],"alert_lists":[{"id":"larmlista","name":"Larmlista","roles":["jour","enhetschef"]}],"assessments":[{"answers":["own","company"],"area":"social-care","exercise":"","id":"driftformer","notes":"","occasion":null,"on":"2026-12-01","person":"Anna Berg","question":"forms","service":null},{"answers":["good"],"area":null,"exercise":"prov-1","id":"formaga","notes":"Pärmen fanns","occasion":"after","on":null,"person":"","question":"preparedness","service":"hemtjanst"}],"backups":[{"copies":[{"id":"a","identity":null,"network":null,"place":null,"supplier":{"by":null,"is_":"unknown","who":null}}],"copies_of":["parm"],"duration":null,"id":"journal-kopia","interval":60,"name":"Kopia","offsite_delay":null,"restore":null,"test_restore":null,"test_result":"","tested_on":null}],"calendars":[{"holidays_open":false,"id":"kontorstid","name":"Kontorstid","season_first":"06-15","season_last":"08-15","season_spans":[{"end":900,"first":0,"last":4,"start":540},{"end":660,"first":5,"last":5,"start":600}],"spans":[{"end":1020,"first":0,"last":4,"start":480}]}],"code":"","county":"","duties":[{"certainty":"U","deadline":1440,"handling":30,"id":"anmal","name":"Anmäl","needs":["journal","hemtjanst"],"receiver":"","reception":"kontorstid","role":"enhetschef","route":"","scope":"all","source":"","starts":"detected","stated_on":null,"trigger":""}],"name":"Askarby","notes":"","people":[{"channels":[{"address":"070-000 00 00","id":"m","kind":"mobile","needs":"journal","verified":null}],"id":"anna-berg","left":null,"name":"Anna Berg","unit":null}],"resources":[{"classes":{"availability":null,"confidentiality":null,"integrity":null,"traceability":null},"data_loss":60,"dependencies":[{"at_least":null,"confirmed":null,"data_at_most":null,"id":"el","kind":null,"needs":["parm"],"partial_enough":null,"reason":"","required":null,"tolerance":null,"up_first":null}],"held_by":[],"id":"journal","identity":null,"kind":"system","name":"Journal","network":null,"notes":"","owner":null,"partial_recovery":null,"personal_data":null,"place":"stadshuset","power":null,"quantity":2,"reconstruction":"Ur loggarna","recovery_plan":false,"run":null,"stated_recovery":{"minutes":480,"support":true},"suggested":["id"],"supplier":"nordlys","tested_on":null,"tested_recovery":null},{"classes":{"availability":null,"confidentiality":null,"integrity":null,"traceability":null},"data_loss":null,"dependencies":[],"held_by":["journal"],"id":"parm","identity":null,"kind":"information","name":"Pärm","network":null,"notes":"","owner":null,"partial_recovery":null,"personal_data":null,"place":null,"power":null,"quantity":null,"reconstruction":"","recovery_plan":null,"run":null,"stated_recovery":null,"suggested":[],"supplier":null,"tested_on":null,"tested_recovery":null}],"role_groups":[{"id":"ledning","name":"Ledning","roles":["enhetschef","jour"]}],"roles":[{"deputies":["sven-dahl"],"holder":"anna-berg","hours":"kontorstid","id":"enhetschef","name":"Enhetschef","reaction":null,"suggested":[],"unit":null},{"deputies":[],"holder":{"by":null,"is_":"unknown","who":null},"hours":null,"id":"jour","name":"Jour","reaction":null,"suggested":["id","reaction"],"unit":null}],"services":[{"acknowledgements":[{"id":"anna","on":"2027-01-14","person":"anna-berg","version":1}],"activation":{"alert_list":"larmlista","budget":null,"criteria":"","deactivation":"","decider":"enhetschef","deputy":null},"analysed_on":"2027-01-10","area":null,"authority":"Enhetschefen får stänga av larm.","communication":[{"audience":"Anhöriga","channel":"Webben","id":"anhoriga","message":"Vi kommer senare","needs":["journal"],"reserve":"Telefon","reserve_needs":["parm","journal"],"sender":"enhetschef"}],"crisis_if_lost":true,"critical":false,"critical_reason":"","deadlines":false,"definite":"","dependencies":[{"at_least":null,"confirmed":false,"data_at_most":null,"id":"journal","kind":"hard","needs":["journal"],"partial_enough":null,"reason":"","required":null,"tolerance":120,"up_first":null},{"at_least":1,"confirmed":null,"data_at_most":null,"id":"larm","kind":null,"needs":["journal","lon"],"partial_enough":null,"reason":"","required":null,"tolerance":null,"up_first":false}],"deputy":{"by":"2027-03-01","is_":"unknown","who":"anna-berg"},"description":"","documentation":"På papper, i pärmen","exercised_on":null,"forms":[{"columns":["Tid","Insats"],"id":"insatser","name":"Insatser","notes":"Skriv tydligt.","rows":20},{"columns":[],"id":"avvikelser","name":"Avvikelser","notes":"","rows":12}],"hours":"alltid","id":"hemtjanst","impact":[{"id":"liv-halsa","reason":"","scores":[0,2,{"by":null,"is_":"unknown","who":null},{"is_":"not applicable"},null]}],"legal_demand":"Socialtjänstlagen","level":{"percent":60,"staff":{"is_":"not applicable"},"within":120},"level_text":"","mtpd":480,"mtpd_reason":"","name":"Hemtjänst","needed_in_crisis":false,"not_needed":["water","transport"],"other":"","owner":"enhetschef","paper_copies":[{"by":"Sven","id":"pc","place":"Jourrummet","placed_on":"2027-01-13","version":1}],"part_of":"lon","participants":"Anna Berg, Sven Dahl","peaks":[{"day":25,"first":"","id":"lon","last":"","mtpd":null,"name":"Lön","rto":60}],"put_aside":"Städning","recovery":[{"after":[],"check":"","duration":0,"id":"start","name":"Starta journalen","resources":["journal"],"who":"jour"},{"after":["start"],"check":"En insats syns","duration":{"by":null,"is_":"unknown","who":null},"id":"prov","name":"Prova","resources":[],"who":null}],"returning":{"check":"Två läser","declares":"enhetschef","enters":{"by":null,"is_":"unknown","who":null},"order":"Äldst först","verifies":{"is_":"not applicable"}},"review_due":"2028-01-12","reviewed_on":"2027-01-12","risks":[{"consequence":{"by":null,"is_":"unknown","who":null},"id":"stromlost","likelihood":3,"measure":"Prova reservkraften","name":"Strömavbrott","owner":"enhetschef","protection":"Reservkraft","resource":"journal","treatment":"reduce"},{"consequence":null,"id":"annat","likelihood":{"is_":"not applicable"},"measure":"","name":"Annat","owner":{"by":null,"is_":"unknown","who":null},"protection":"","resource":null,"treatment":{"by":null,"is_":"unknown","who":null}}],"rpo":{"by":null,"is_":"unknown","who":null},"rto":0,"rto_reason":"","scope":"Hemtjänst i egen regi","secrecy":[{"ground":"18 kap. 13 § OSL","id":"contacts","level":"secret","reason":"Nummer"},{"ground":"","id":"risks","level":"internal","reason":""}],"secrecy_assessed":"2027-01-11","sector":"health","seen":[{"id":"natten","minutes":450,"on":"2026-11-03","proof":"outage","what":"Strömmen"}],"suggested":["mtpd","dependencies/journal/tolerance"],"summary":"Börja med trygghetslarmen.\nRing sedan jouren.","tasks":[{"afterwards":"För in i journalen","forms":["insatser","avvikelser"],"group":"Egen regi","id":"insats","name":"Skriv ner insatsen","steps":"1. Hämta blanketten.\n2. Skriv.","who":"jour"}],"template":"hemtjanst","unit":"omsorg","upheld":"Mat och medicin","upholds_function":{"by":null,"is_":"unknown","who":null},"workarounds":[{"afterwards":"","age_at_most":{"by":null,"is_":"unknown","who":null},"allocations":[{"number":2,"resource":"parm"},{"number":1,"resource":"journal"}],"capacity":null,"decider":null,"endurance":1440,"id":"papper","material":"","name":"Papper","needs":["parm"],"outage_from":0,"outage_to":null,"refreshed":1440,"replaces":["journal"],"staff":null,"startup":null,"steps":"","trained":true,"tried_on":null,"trigger":""}],"wrt":{"is_":"not applicable"}},{"acknowledgements":[],"activation":{"alert_list":null,"budget":null,"criteria":"","deactivation":"","decider":null,"deputy":null},"analysed_on":null,"area":null,"authority":"","communication":[],"crisis_if_lost":null,"critical":null,"critical_reason":"","deadlines":null,"definite":"","dependencies":[],"deputy":null,"description":"","documentation":"","exercised_on":null,"forms":[],"hours":null,"id":"lon","impact":[],"legal_demand":"","level":{"percent":null,"staff":null,"within":null},"level_text":"","mtpd":null,"mtpd_reason":"","name":"Lön","needed_in_crisis":null,"not_needed":[],"other":"","owner":null,"paper_copies":[],"part_of":null,"participants":"","peaks":[],"put_aside":"","recovery":[],"returning":{"check":"","declares":null,"enters":null,"order":"","verifies":null},"review_due":null,"reviewed_on":null,"risks":[],"rpo":null,"rto":null,"rto_reason":"","scope":"","secrecy":[],"secrecy_assessed":null,"sector":null,"seen":[],"suggested":[],"summary":"","tasks":[],"template":null,"unit":null,"upheld":"","upholds_function":null,"workarounds":[],"wrt":null}],"settings":{"absent":2,"agreement_months":12,"categories":[{"id":"liv-halsa","name":"Liv och hälsa"},{"id":"rattigheter","name":"Enskildas rätt och rättssäkerhet"},{"id":"ekonomi","name":"Ekonomi"},{"id":"fortroende","name":"Förtroende"},{"id":"miljo","name":"Miljö"},{"id":"andra-verksamheter","name":"Andra samhällsviktiga verksamheter"}],"concentration_percent":40,"concentration_services":3,"contact_days":90,"exercise_months":12,"handling":120,"intolerable_from":3,"margin":20,"reference":{"minute":1080,"weekday":4},"restore_test_months":12,"review_months":12,"roles_per_person":2,"seminar_months":18,"staffed":4,"supplier_exercise_months":24,"supplier_test_months":12,"time_points":[60,240,480,1440,4320,10080,20160,40320],"tried_months":24},"suppliers":[{"continuity_tested_on":null,"exercised_on":"2026-03-01","id":"nordlys","kind":"company","name":"Nordlys Drift AB","notes":"","organisation_number":"","parent":null},{"continuity_tested_on":null,"exercised_on":null,"id":"under","kind":"company","name":"Under","notes":"","organisation_number":"","parent":"nordlys"}],"units":[{"id":"omsorg","kind":"department","name":"Omsorg","parent":null}]},"registration":"ON 2027/2","service":"hemtjanst"}','4d23b9f77e364d4d0b6304eea9b9f829079c98dc52ca01076ccdd74da16a819a');
CREATE TABLE workaround (
  service TEXT NOT NULL REFERENCES service(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  outage_from_min INTEGER NOT NULL,
  outage_to_min ANY,
  trigger TEXT NOT NULL,
  decider TEXT REFERENCES object(id),
  decider_asked TEXT CHECK (decider IS NULL OR decider_asked IS NULL),
  startup_min ANY,
  endurance_min ANY,
  capacity_percent ANY,
  staff ANY,
  material TEXT NOT NULL,
  afterwards TEXT NOT NULL,
  tried_on TEXT,
  steps TEXT NOT NULL, refreshed_min ANY, age_at_most_min ANY, trained ANY,
  PRIMARY KEY (service, id)
) STRICT;
INSERT INTO "workaround" VALUES('hemtjanst',0,'papper','Papper',0,NULL,'',NULL,NULL,NULL,1440,NULL,NULL,'','',NULL,'',1440,'?',1);
CREATE TABLE workaround_need (
  service TEXT NOT NULL,
  workaround TEXT NOT NULL,
  position INTEGER NOT NULL,
  needs TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (service, workaround, position),
  FOREIGN KEY (service, workaround) REFERENCES workaround(service, id) ON DELETE CASCADE
) STRICT;
INSERT INTO "workaround_need" VALUES('hemtjanst','papper',0,'parm');
CREATE TABLE workaround_replaces (
  service TEXT NOT NULL,
  workaround TEXT NOT NULL,
  position INTEGER NOT NULL,
  replaces TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (service, workaround, position),
  FOREIGN KEY (service, workaround) REFERENCES workaround(service, id) ON DELETE CASCADE
) STRICT;
INSERT INTO "workaround_replaces" VALUES('hemtjanst','papper',0,'journal');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TRIGGER step_no_update BEFORE UPDATE ON step
BEGIN
  SELECT RAISE(ABORT, 'step is append-only');
END;
CREATE TRIGGER step_no_delete BEFORE DELETE ON step
BEGIN
  SELECT RAISE(ABORT, 'step is append-only');
END;
CREATE TRIGGER step_no_replace BEFORE INSERT ON step
WHEN EXISTS (SELECT 1 FROM step WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'step is append-only');
END;
CREATE TRIGGER change_no_update BEFORE UPDATE ON change
BEGIN
  SELECT RAISE(ABORT, 'change is append-only');
END;
CREATE TRIGGER change_no_delete BEFORE DELETE ON change
BEGIN
  SELECT RAISE(ABORT, 'change is append-only');
END;
CREATE TRIGGER change_no_replace BEFORE INSERT ON change
WHEN EXISTS (SELECT 1 FROM change WHERE step = NEW.step AND position = NEW.position)
BEGIN
  SELECT RAISE(ABORT, 'change is append-only');
END;
CREATE TRIGGER pinned_no_update BEFORE UPDATE ON pinned
BEGIN
  SELECT RAISE(ABORT, 'pinned is append-only');
END;
CREATE TRIGGER pinned_no_delete BEFORE DELETE ON pinned
BEGIN
  SELECT RAISE(ABORT, 'pinned is append-only');
END;
CREATE TRIGGER pinned_no_replace BEFORE INSERT ON pinned
WHEN EXISTS (SELECT 1 FROM pinned WHERE exercise = NEW.exercise AND what = NEW.what)
BEGIN
  SELECT RAISE(ABORT, 'pinned is append-only');
END;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN
  SELECT RAISE(ABORT, 'journal is append-only');
END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN
  SELECT RAISE(ABORT, 'journal is append-only');
END;
CREATE TRIGGER exercise_no_delete BEFORE DELETE ON exercise
BEGIN
  SELECT RAISE(ABORT, 'exercise is append-only');
END;
CREATE TRIGGER exercise_fixed BEFORE UPDATE OF id, scenario, title, lang, kind, created, timeline_sha256, municipality_sha256 ON exercise
BEGIN
  SELECT RAISE(ABORT, 'exercise is fixed');
END;
CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
WHEN NEW.seq IS NOT (SELECT row_count + 1 FROM exercise WHERE id = NEW.exercise)
BEGIN
  SELECT RAISE(ABORT, 'journal row is not the next one');
END;
CREATE INDEX dependency_need_by_object ON dependency_need (needs);
CREATE INDEX change_by_object ON change (object, field);
CREATE TRIGGER version_no_update BEFORE UPDATE ON version
BEGIN
  SELECT RAISE(ABORT, 'version is append-only');
END;
CREATE TRIGGER version_no_delete BEFORE DELETE ON version
BEGIN
  SELECT RAISE(ABORT, 'version is append-only');
END;
CREATE TRIGGER version_in_order BEFORE INSERT ON version
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM version WHERE service = NEW.service)
BEGIN
  SELECT RAISE(ABORT, 'version is not the next one');
END;
COMMIT;
