-- Schema 2: the whole plan of a service, what templates suggest, and approved versions. Written for a file of
-- schema 1, and never changed once released; a later schema is a later migration.
--
-- An id of a form, a step or another row of the same service is no reference to object, since it is unique only
-- within that service. A template need not exist here.

ALTER TABLE service ADD COLUMN sector TEXT;
ALTER TABLE service ADD COLUMN crisis_if_lost ANY;
ALTER TABLE service ADD COLUMN needed_in_crisis ANY;
ALTER TABLE service ADD COLUMN upholds_function ANY;
ALTER TABLE service ADD COLUMN legal_demand TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN analysed_on TEXT;
ALTER TABLE service ADD COLUMN participants TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN summary TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN scope TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN authority TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN upheld TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN put_aside TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN documentation TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN returning_declares TEXT REFERENCES object(id);
ALTER TABLE service ADD COLUMN returning_declares_asked TEXT CHECK (returning_declares IS NULL OR returning_declares_asked IS NULL);
ALTER TABLE service ADD COLUMN returning_enters TEXT REFERENCES object(id);
ALTER TABLE service ADD COLUMN returning_enters_asked TEXT CHECK (returning_enters IS NULL OR returning_enters_asked IS NULL);
ALTER TABLE service ADD COLUMN returning_order TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN returning_check TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN returning_verifies TEXT REFERENCES object(id);
ALTER TABLE service ADD COLUMN returning_verifies_asked TEXT CHECK (returning_verifies IS NULL OR returning_verifies_asked IS NULL);
ALTER TABLE service ADD COLUMN secrecy_assessed TEXT;
ALTER TABLE service ADD COLUMN reviewed_on TEXT;
ALTER TABLE service ADD COLUMN review_due TEXT;
ALTER TABLE service ADD COLUMN template TEXT;

ALTER TABLE agreement ADD COLUMN notice_period_min ANY;

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

CREATE TABLE task_form (
  service TEXT NOT NULL,
  task TEXT NOT NULL,
  position INTEGER NOT NULL,
  form TEXT NOT NULL,
  PRIMARY KEY (service, task, position),
  FOREIGN KEY (service, task) REFERENCES task(service, id) ON DELETE CASCADE
) STRICT;

CREATE TABLE form (
  service TEXT NOT NULL REFERENCES service(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  empty_rows INTEGER NOT NULL,
  notes TEXT NOT NULL,
  PRIMARY KEY (service, id)
) STRICT;

CREATE TABLE form_column (
  service TEXT NOT NULL,
  form TEXT NOT NULL,
  position INTEGER NOT NULL,
  heading TEXT NOT NULL,
  PRIMARY KEY (service, form, position),
  FOREIGN KEY (service, form) REFERENCES form(service, id) ON DELETE CASCADE
) STRICT;

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

CREATE TABLE communication_need (
  service TEXT NOT NULL,
  communication TEXT NOT NULL,
  position INTEGER NOT NULL,
  needs TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (service, communication, position),
  FOREIGN KEY (service, communication) REFERENCES communication(service, id) ON DELETE CASCADE
) STRICT;

CREATE TABLE communication_reserve_need (
  service TEXT NOT NULL,
  communication TEXT NOT NULL,
  position INTEGER NOT NULL,
  needs TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (service, communication, position),
  FOREIGN KEY (service, communication) REFERENCES communication(service, id) ON DELETE CASCADE
) STRICT;

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

CREATE TABLE recovery_step_resource (
  service TEXT NOT NULL,
  recovery_step TEXT NOT NULL,
  position INTEGER NOT NULL,
  resource TEXT NOT NULL REFERENCES object(id),
  PRIMARY KEY (service, recovery_step, position),
  FOREIGN KEY (service, recovery_step) REFERENCES recovery_step(service, id) ON DELETE CASCADE
) STRICT;

CREATE TABLE recovery_step_after (
  service TEXT NOT NULL,
  recovery_step TEXT NOT NULL,
  position INTEGER NOT NULL,
  after_step TEXT NOT NULL,
  PRIMARY KEY (service, recovery_step, position),
  FOREIGN KEY (service, recovery_step) REFERENCES recovery_step(service, id) ON DELETE CASCADE
) STRICT;

CREATE TABLE secrecy_mark (
  service TEXT NOT NULL REFERENCES service(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  part TEXT NOT NULL,
  level TEXT NOT NULL,
  ground TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (service, part)
) STRICT;

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

-- Values that a template suggested and nobody has confirmed: their places within the object.

CREATE TABLE suggested (
  object TEXT NOT NULL REFERENCES object(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  place TEXT NOT NULL,
  PRIMARY KEY (object, position)
) STRICT;

-- Approved plans, whole, as JSON. The service need not exist any more. digest: the fingerprint of the frozen plan,
-- that its approver got; hash: SHA-256 of the whole JSON, so that a changed byte anywhere shows.

CREATE TABLE version (
  service TEXT NOT NULL,
  number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  json TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (service, number)
) STRICT;

CREATE TRIGGER version_no_update BEFORE UPDATE ON version
BEGIN
  SELECT RAISE(ABORT, 'version is append-only');
END;

CREATE TRIGGER version_no_delete BEFORE DELETE ON version
BEGIN
  SELECT RAISE(ABORT, 'version is append-only');
END;

-- (INSERT OR REPLACE deletes without firing a delete trigger.)
CREATE TRIGGER version_in_order BEFORE INSERT ON version
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM version WHERE service = NEW.service)
BEGIN
  SELECT RAISE(ABORT, 'version is not the next one');
END;
