-- Schema 3: what the findings ask for: proof of recovery, claims of reserve routines, more of agreements, seasons,
-- settings of all rules, self-assessments. Written for a file of schema 2, and never changed once released.

ALTER TABLE municipality ADD COLUMN concentration_services INTEGER NOT NULL DEFAULT 3;
ALTER TABLE municipality ADD COLUMN concentration_percent INTEGER NOT NULL DEFAULT 50;
ALTER TABLE municipality ADD COLUMN restore_test_months INTEGER NOT NULL DEFAULT 12;
ALTER TABLE municipality ADD COLUMN tried_months INTEGER NOT NULL DEFAULT 24;
ALTER TABLE municipality ADD COLUMN seminar_months INTEGER NOT NULL DEFAULT 18;
ALTER TABLE municipality ADD COLUMN supplier_exercise_months INTEGER NOT NULL DEFAULT 24;
ALTER TABLE municipality ADD COLUMN supplier_test_months INTEGER NOT NULL DEFAULT 12;
ALTER TABLE municipality ADD COLUMN roles_per_person INTEGER NOT NULL DEFAULT 2;
ALTER TABLE municipality ADD COLUMN absent INTEGER NOT NULL DEFAULT 1;
ALTER TABLE municipality ADD COLUMN staffed INTEGER NOT NULL DEFAULT 3;

ALTER TABLE service ADD COLUMN part_of TEXT REFERENCES object(id);
ALTER TABLE service ADD COLUMN deadlines ANY;
ALTER TABLE service ADD COLUMN level_staff ANY;

ALTER TABLE dependency ADD COLUMN confirmed ANY;

ALTER TABLE workaround ADD COLUMN refreshed_min ANY;
ALTER TABLE workaround ADD COLUMN age_at_most_min ANY;
ALTER TABLE workaround ADD COLUMN trained ANY;

ALTER TABLE resource ADD COLUMN recovery_plan ANY;
ALTER TABLE resource ADD COLUMN quantity ANY;
ALTER TABLE resource ADD COLUMN data_loss_min ANY;
ALTER TABLE resource ADD COLUMN reconstruction TEXT NOT NULL DEFAULT '';

ALTER TABLE supplier ADD COLUMN exercised_on TEXT;

ALTER TABLE agreement ADD COLUMN on_call TEXT REFERENCES object(id);
ALTER TABLE agreement ADD COLUMN on_call_asked TEXT CHECK (on_call IS NULL OR on_call_asked IS NULL);
ALTER TABLE agreement ADD COLUMN exit_plan ANY;
ALTER TABLE agreement ADD COLUMN return_format TEXT NOT NULL DEFAULT '';
ALTER TABLE agreement ADD COLUMN audit ANY;
ALTER TABLE agreement ADD COLUMN data_location TEXT NOT NULL DEFAULT '';

ALTER TABLE reporting_duty ADD COLUMN reception TEXT;
ALTER TABLE reporting_duty ADD COLUMN handling_min ANY;

ALTER TABLE calendar ADD COLUMN season_first TEXT NOT NULL DEFAULT '';
ALTER TABLE calendar ADD COLUMN season_last TEXT NOT NULL DEFAULT '';

CREATE TABLE season_span (
  calendar TEXT NOT NULL REFERENCES calendar(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  first_weekday INTEGER NOT NULL,
  last_weekday INTEGER NOT NULL,
  start_min INTEGER NOT NULL,
  end_min INTEGER NOT NULL,
  PRIMARY KEY (calendar, position)
) STRICT;

CREATE TABLE not_needed (
  service TEXT NOT NULL REFERENCES service(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (service, position)
) STRICT;

CREATE TABLE acknowledgement (
  service TEXT NOT NULL REFERENCES service(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  person TEXT NOT NULL,
  on_day TEXT,
  PRIMARY KEY (service, id)
) STRICT;

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

CREATE TABLE allocation (
  service TEXT NOT NULL,
  workaround TEXT NOT NULL,
  position INTEGER NOT NULL,
  resource TEXT NOT NULL REFERENCES object(id),
  number INTEGER NOT NULL,
  PRIMARY KEY (service, workaround, position),
  FOREIGN KEY (service, workaround) REFERENCES workaround(service, id) ON DELETE CASCADE
) STRICT;

CREATE TABLE agreement_caller (
  agreement TEXT NOT NULL REFERENCES agreement(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (agreement, position)
) STRICT;

CREATE TABLE reporting_duty_need (
  reporting_duty TEXT NOT NULL REFERENCES reporting_duty(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  needs TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (reporting_duty, position)
) STRICT;

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

CREATE TABLE self_assessment_answer (
  self_assessment TEXT NOT NULL REFERENCES self_assessment(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (self_assessment, position)
) STRICT;
