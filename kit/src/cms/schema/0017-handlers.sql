-- Handlers: to whom the people of an organisation passed a document on among themselves (转办). It holds as long as the person
-- belongs to the organisation.
CREATE TABLE yz.handlers (
  type    text NOT NULL,
  doc     integer NOT NULL,
  unit    integer NOT NULL,
  person  integer NOT NULL,
  at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (type, doc, unit)
);
CREATE INDEX handlers_unit ON yz.handlers (unit, type);
