-- A file of schema 1 with rows in every table, as SQLite dumps it: the oldest file that must always open.
PRAGMA application_id = 1263488596;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'kontinuitet','0001','2027-01-15 09:00:00+00:00');
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
) STRICT;
INSERT INTO "agreement" VALUES('drift',0,'Drift','nordlys',NULL,'',60,0,NULL,NULL,'?',NULL,'kontorstid',NULL,'','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'');
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
) STRICT;
INSERT INTO "calendar" VALUES('kontorstid',0,'Kontorstid',0);
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
INSERT INTO "change" VALUES(1,0,'kommun','municipality','',NULL,'{"name": "Askarby", "code": "", "county": "", "notes": "", "settings": {"time_points": [60, 240, 480, 1440, 4320, 10080, 20160, 40320], "categories": [{"id": "liv-halsa", "name": "Liv och hälsa"}, {"id": "rattigheter", "name": "Enskildas rätt och rättssäkerhet"}, {"id": "ekonomi", "name": "Ekonomi"}, {"id": "fortroende", "name": "Förtroende"}, {"id": "miljo", "name": "Miljö"}, {"id": "andra-verksamheter", "name": "Andra samhällsviktiga verksamheter"}], "intolerable_from": 3, "reference": {"weekday": 4, "minute": 1080}, "margin": 20, "review_months": 12, "exercise_months": 12, "contact_days": 90, "agreement_months": 12, "handling": 120}}');
INSERT INTO "change" VALUES(1,1,'omsorg','units','',NULL,'{"id": "omsorg", "name": "Omsorg", "kind": "department", "parent": null}');
INSERT INTO "change" VALUES(1,2,'kontorstid','calendars','',NULL,'{"id": "kontorstid", "name": "Kontorstid", "spans": [{"first": 0, "last": 4, "start": 480, "end": 1020}], "holidays_open": false}');
INSERT INTO "change" VALUES(1,3,'hemtjanst','services','',NULL,'{"id": "hemtjanst", "name": "Hemtjänst", "definite": "", "unit": "omsorg", "area": null, "critical": false, "critical_reason": "", "owner": "enhetschef", "deputy": {"is_": "unknown", "who": "anna-berg", "by": "2027-03-01"}, "hours": "alltid", "mtpd": 480, "mtpd_reason": "", "rto": 0, "rto_reason": "", "rpo": {"is_": "unknown", "who": null, "by": null}, "wrt": {"is_": "not applicable"}, "level": {"percent": null, "within": null}, "level_text": "", "description": "", "impact": [{"id": "liv-halsa", "scores": [0, 2, {"is_": "unknown", "who": null, "by": null}, {"is_": "not applicable"}, null], "reason": ""}], "peaks": [{"id": "lon", "name": "Lön", "day": 25, "first": "", "last": "", "mtpd": null, "rto": 60}], "dependencies": [{"id": "journal", "needs": ["journal"], "at_least": null, "kind": "hard", "tolerance": 120, "required": null, "data_at_most": null, "up_first": null, "partial_enough": null, "reason": ""}, {"id": "larm", "needs": ["journal", "lon"], "at_least": 1, "kind": null, "tolerance": null, "required": null, "data_at_most": null, "up_first": false, "partial_enough": null, "reason": ""}], "workarounds": [{"id": "papper", "name": "Papper", "replaces": ["journal"], "outage_from": 0, "outage_to": null, "trigger": "", "decider": null, "startup": null, "endurance": 1440, "capacity": null, "staff": null, "needs": ["parm"], "material": "", "afterwards": "", "tried_on": null, "steps": ""}], "activation": {"criteria": "", "decider": "enhetschef", "deputy": null, "budget": null, "alert_list": "larmlista", "deactivation": ""}, "exercised_on": null, "other": ""}');
INSERT INTO "change" VALUES(1,4,'lon','services','',NULL,'{"id": "lon", "name": "Lön", "definite": "", "unit": null, "area": null, "critical": null, "critical_reason": "", "owner": null, "deputy": null, "hours": null, "mtpd": null, "mtpd_reason": "", "rto": null, "rto_reason": "", "rpo": null, "wrt": null, "level": {"percent": null, "within": null}, "level_text": "", "description": "", "impact": [], "peaks": [], "dependencies": [], "workarounds": [], "activation": {"criteria": "", "decider": null, "deputy": null, "budget": null, "alert_list": null, "deactivation": ""}, "exercised_on": null, "other": ""}');
INSERT INTO "change" VALUES(1,5,'journal','resources','',NULL,'{"id": "journal", "name": "Journal", "kind": "system", "owner": null, "run": null, "supplier": "nordlys", "place": "stadshuset", "power": null, "network": null, "identity": null, "stated_recovery": {"minutes": 480, "support": true}, "tested_recovery": null, "tested_on": null, "partial_recovery": null, "classes": {"confidentiality": null, "integrity": null, "availability": null, "traceability": null}, "personal_data": null, "held_by": [], "dependencies": [{"id": "el", "needs": ["parm"], "at_least": null, "kind": null, "tolerance": null, "required": null, "data_at_most": null, "up_first": null, "partial_enough": null, "reason": ""}], "notes": ""}');
INSERT INTO "change" VALUES(1,6,'parm','resources','',NULL,'{"id": "parm", "name": "Pärm", "kind": "information", "owner": null, "run": null, "supplier": null, "place": null, "power": null, "network": null, "identity": null, "stated_recovery": null, "tested_recovery": null, "tested_on": null, "partial_recovery": null, "classes": {"confidentiality": null, "integrity": null, "availability": null, "traceability": null}, "personal_data": null, "held_by": ["journal"], "dependencies": [], "notes": ""}');
INSERT INTO "change" VALUES(1,7,'journal-kopia','backups','',NULL,'{"id": "journal-kopia", "name": "Kopia", "copies_of": ["parm"], "interval": 60, "duration": null, "offsite_delay": null, "restore": null, "tested_on": null, "test_restore": null, "test_result": "", "copies": [{"id": "a", "place": null, "network": null, "identity": null, "supplier": {"is_": "unknown", "who": null, "by": null}}]}');
INSERT INTO "change" VALUES(1,8,'nordlys','suppliers','',NULL,'{"id": "nordlys", "name": "Nordlys Drift AB", "kind": "company", "organisation_number": "", "parent": null, "continuity_tested_on": null, "notes": ""}');
INSERT INTO "change" VALUES(1,9,'under','suppliers','',NULL,'{"id": "under", "name": "Under", "kind": "company", "organisation_number": "", "parent": "nordlys", "continuity_tested_on": null, "notes": ""}');
INSERT INTO "change" VALUES(1,10,'drift','agreements','',NULL,'{"id": "drift", "name": "Drift", "supplier": "nordlys", "form": null, "number": "", "covers": ["journal"], "subcontractors": [{"resource": "journal", "supplier": "under"}], "notice": {"minutes": 60, "support": false}, "response": null, "recovery": {"is_": "unknown", "who": null, "by": null}, "support": "kontorstid", "eves_open": null, "duties": [{"duty": "notify", "status": "good"}], "fault_report": "", "customer_id": "", "fault_report_needs": null, "exit_time": null, "starts": null, "ends": null, "option": null, "owner": null, "notes": ""}');
INSERT INTO "change" VALUES(1,11,'enhetschef','roles','',NULL,'{"id": "enhetschef", "name": "Enhetschef", "unit": null, "holder": "anna-berg", "deputies": ["sven-dahl"], "hours": "kontorstid", "reaction": null}');
INSERT INTO "change" VALUES(1,12,'jour','roles','',NULL,'{"id": "jour", "name": "Jour", "unit": null, "holder": {"is_": "unknown", "who": null, "by": null}, "deputies": [], "hours": null, "reaction": null}');
INSERT INTO "change" VALUES(1,13,'ledning','role_groups','',NULL,'{"id": "ledning", "name": "Ledning", "roles": ["enhetschef", "jour"]}');
INSERT INTO "change" VALUES(1,14,'larmlista','alert_lists','',NULL,'{"id": "larmlista", "name": "Larmlista", "roles": ["jour", "enhetschef"]}');
INSERT INTO "change" VALUES(1,15,'anna-berg','people','',NULL,'{"id": "anna-berg", "name": "Anna Berg", "unit": null, "left": null, "channels": [{"id": "m", "kind": "mobile", "address": "070-000 00 00", "verified": null, "needs": "journal"}]}');
INSERT INTO "change" VALUES(1,16,'anmal','duties','',NULL,'{"id": "anmal", "name": "Anmäl", "scope": "all", "trigger": "", "deadline": 1440, "starts": "detected", "receiver": "", "role": "enhetschef", "route": "", "certainty": "U", "source": "", "stated_on": null}');
INSERT INTO "change" VALUES(1,17,'prova','actions','',NULL,'{"id": "prova", "name": "Pröva", "origin": "", "kind": null, "owner": "jour", "due": "2027-06-01", "status": "open", "field": "", "notes": ""}');
INSERT INTO "change" VALUES(1,18,'a1','acceptances','',NULL,'{"id": "a1", "rule": "O1", "place": "lon.mtpd", "reason": "Snart", "person": "Anna", "expires": "2028-01-01"}');
INSERT INTO "change" VALUES(2,0,'lon','services','mtpd','null','60');
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
  reason TEXT NOT NULL,
  PRIMARY KEY (object, id)
) STRICT;
INSERT INTO "dependency" VALUES('hemtjanst',0,'journal',NULL,'hard',120,NULL,NULL,NULL,NULL,'');
INSERT INTO "dependency" VALUES('hemtjanst',1,'larm',1,NULL,NULL,NULL,NULL,0,NULL,'');
INSERT INTO "dependency" VALUES('journal',0,'el',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'');
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
) STRICT;
INSERT INTO "municipality" VALUES('kommun',0,'Askarby','','','',3,4,1080,20,12,12,90,12,120);
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
) STRICT;
INSERT INTO "reporting_duty" VALUES('anmal',0,'Anmäl','all','',1440,'detected','','enhetschef',NULL,'','U','',NULL);
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
) STRICT;
INSERT INTO "resource" VALUES('journal',0,'Journal','system',NULL,NULL,NULL,'nordlys',NULL,'stadshuset',NULL,NULL,NULL,480,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'');
INSERT INTO "resource" VALUES('parm',1,'Pärm','information',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'');
CREATE TABLE resource_held_by (
  resource TEXT NOT NULL REFERENCES resource(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  held_by TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (resource, position)
) STRICT;
INSERT INTO "resource_held_by" VALUES('parm',0,'journal');
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
) STRICT;
INSERT INTO "service" VALUES('hemtjanst',0,'Hemtjänst','','omsorg',NULL,0,'','enhetschef',NULL,NULL,'? anna-berg 2027-03-01','alltid',480,'',0,'','?','–',NULL,NULL,'','','','enhetschef',NULL,NULL,NULL,NULL,'larmlista','',NULL,'');
INSERT INTO "service" VALUES('lon',1,'Lön','',NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,60,'',NULL,'',NULL,NULL,NULL,NULL,'','','',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,'');
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
CREATE TABLE supplier (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  organisation_number TEXT NOT NULL,
  parent TEXT REFERENCES object(id),
  continuity_tested_on TEXT,
  notes TEXT NOT NULL
) STRICT;
INSERT INTO "supplier" VALUES('nordlys',0,'Nordlys Drift AB','company','',NULL,NULL,'');
INSERT INTO "supplier" VALUES('under',1,'Under','company','','nordlys',NULL,'');
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
  steps TEXT NOT NULL,
  PRIMARY KEY (service, id)
) STRICT;
INSERT INTO "workaround" VALUES('hemtjanst',0,'papper','Papper',0,NULL,'',NULL,NULL,NULL,1440,NULL,NULL,'','',NULL,'');
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
COMMIT;
