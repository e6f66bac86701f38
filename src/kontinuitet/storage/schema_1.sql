-- Schema 1, as it was released. Never changed afterwards; a later schema is a later migration.
--
-- A cell that may be unknown is of type ANY: a number, or ? (asked, not known), ? who date, or – (does not apply);
-- empty is not asked, and 0 is zero. Names end in _min for minutes and _percent. Every reference goes to object,
-- which makes ids unique whatever the kind. People (role.holder, role_deputy.person) need not exist here, because
-- the file with people may be left out of a plan.

CREATE TABLE object (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL
) STRICT;

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

CREATE TABLE time_point (
  municipality TEXT NOT NULL REFERENCES municipality(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  after_min INTEGER NOT NULL,
  PRIMARY KEY (municipality, position)
) STRICT;

CREATE TABLE impact_category (
  municipality TEXT NOT NULL REFERENCES municipality(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (municipality, id)
) STRICT;

CREATE TABLE unit (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  parent TEXT REFERENCES object(id)
) STRICT;

CREATE TABLE calendar (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  holidays_open INTEGER NOT NULL
) STRICT;

CREATE TABLE open_span (
  calendar TEXT NOT NULL REFERENCES calendar(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  first_weekday INTEGER NOT NULL,
  last_weekday INTEGER NOT NULL,
  start_min INTEGER NOT NULL,
  end_min INTEGER NOT NULL,
  PRIMARY KEY (calendar, position)
) STRICT;

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

CREATE TABLE impact (
  service TEXT NOT NULL REFERENCES service(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  category TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (service, category)
) STRICT;

CREATE TABLE impact_score (
  service TEXT NOT NULL,
  category TEXT NOT NULL,
  position INTEGER NOT NULL,
  score ANY,
  PRIMARY KEY (service, category, position),
  FOREIGN KEY (service, category) REFERENCES impact(service, category) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

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

CREATE TABLE dependency_need (
  object TEXT NOT NULL,
  dependency TEXT NOT NULL,
  position INTEGER NOT NULL,
  needs TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (object, dependency, position),
  FOREIGN KEY (object, dependency) REFERENCES dependency(object, id) ON DELETE CASCADE
) STRICT;

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

CREATE TABLE workaround_replaces (
  service TEXT NOT NULL,
  workaround TEXT NOT NULL,
  position INTEGER NOT NULL,
  replaces TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (service, workaround, position),
  FOREIGN KEY (service, workaround) REFERENCES workaround(service, id) ON DELETE CASCADE
) STRICT;

CREATE TABLE workaround_need (
  service TEXT NOT NULL,
  workaround TEXT NOT NULL,
  position INTEGER NOT NULL,
  needs TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (service, workaround, position),
  FOREIGN KEY (service, workaround) REFERENCES workaround(service, id) ON DELETE CASCADE
) STRICT;

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

CREATE TABLE resource_held_by (
  resource TEXT NOT NULL REFERENCES resource(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  held_by TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (resource, position)
) STRICT;

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

CREATE TABLE backup_of (
  backup TEXT NOT NULL REFERENCES backup(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  copies_of TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (backup, position)
) STRICT;

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

CREATE TABLE agreement_covers (
  agreement TEXT NOT NULL REFERENCES agreement(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  covers TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (agreement, position)
) STRICT;

CREATE TABLE subcontractor (
  agreement TEXT NOT NULL REFERENCES agreement(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  resource TEXT NOT NULL REFERENCES object(id),
  supplier TEXT REFERENCES object(id),
  supplier_asked TEXT CHECK (supplier IS NULL OR supplier_asked IS NULL),
  PRIMARY KEY (agreement, position)
) STRICT;

CREATE TABLE agreement_duty (
  agreement TEXT NOT NULL REFERENCES agreement(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  duty TEXT NOT NULL,
  status TEXT NOT NULL,
  PRIMARY KEY (agreement, position)
) STRICT;

CREATE TABLE role (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  unit TEXT REFERENCES object(id),
  holder TEXT,
  hours TEXT REFERENCES object(id),
  reaction_min ANY
) STRICT;

CREATE TABLE role_deputy (
  role TEXT NOT NULL REFERENCES role(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (role, position)
) STRICT;

CREATE TABLE role_group (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE role_group_role (
  role_group TEXT NOT NULL REFERENCES role_group(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (role_group, position)
) STRICT;

CREATE TABLE alert_list (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE alert_list_role (
  alert_list TEXT NOT NULL REFERENCES alert_list(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (alert_list, position)
) STRICT;

CREATE TABLE person (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  unit TEXT REFERENCES object(id),
  left_on TEXT
) STRICT;

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

CREATE TABLE acceptance (
  id TEXT PRIMARY KEY REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  rule TEXT NOT NULL,
  place TEXT NOT NULL,
  reason TEXT NOT NULL,
  person TEXT NOT NULL,
  expires TEXT NOT NULL
) STRICT;

-- Who changed what, when and why; before and after as JSON. An empty field: the whole object came or went.

CREATE TABLE step (
  id INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  undoes INTEGER UNIQUE REFERENCES step(id)
) STRICT;

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

-- Exercises. Each journal row is hashed over the one before; row_count and head show a cut tail.

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

CREATE TABLE pinned (
  exercise TEXT NOT NULL REFERENCES exercise(id),
  what TEXT NOT NULL CHECK (what IN ('timeline', 'municipality')),
  json TEXT NOT NULL,
  PRIMARY KEY (exercise, what)
) STRICT;

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

CREATE TABLE heartbeat (
  exercise TEXT PRIMARY KEY REFERENCES exercise(id),
  at_ms INTEGER NOT NULL,
  wall TEXT NOT NULL,
  holder TEXT NOT NULL
) STRICT;

-- The journal and the change log only grow. (INSERT OR REPLACE deletes without firing a delete trigger.)

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

-- The calendar that is always open is built in, and referred to like any other.
INSERT INTO object (id, kind) VALUES ('alltid', 'calendar');
