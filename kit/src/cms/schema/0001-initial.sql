-- Tables of the kit itself. They live in a PostgreSQL schema of their own, beside Payload's tables in "public".
CREATE SCHEMA IF NOT EXISTS yz;

-- The event stream. Readers follow it by (xid, seq) and read only rows of transactions older than every running one,
-- so that a row which commits late is never skipped.
CREATE TABLE yz.events (
  xid        xid8        NOT NULL DEFAULT pg_current_xact_id(),
  seq        bigserial   NOT NULL,
  at         timestamptz NOT NULL DEFAULT clock_timestamp(),
  kind       text        NOT NULL CHECK (kind IN ('created','updated','deleted','transition','overdue')),
  type       text        NOT NULL,
  doc        integer     NOT NULL,
  transition text,
  from_state text,
  to_state   text,
  actor      integer,
  PRIMARY KEY (xid, seq)
);
CREATE INDEX events_doc ON yz.events (type, doc);

CREATE FUNCTION yz.wake_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('yz_events', ''); RETURN NULL; END $$;
CREATE TRIGGER events_wake AFTER INSERT ON yz.events FOR EACH STATEMENT EXECUTE FUNCTION yz.wake_events();

-- Where each subscriber of the worker stands.
CREATE TABLE yz.subscriptions (
  name text PRIMARY KEY,
  xid  xid8   NOT NULL DEFAULT '0',
  seq  bigint NOT NULL DEFAULT 0,
  error text,
  moved_at timestamptz NOT NULL DEFAULT now()
);

-- History of a document under a workflow: one row a transition.
CREATE TABLE yz.history (
  id         bigserial PRIMARY KEY,
  at         timestamptz NOT NULL DEFAULT clock_timestamp(),
  type       text NOT NULL,
  doc        integer NOT NULL,
  transition text NOT NULL,
  from_state text,
  to_state   text NOT NULL,
  actor      integer,
  reason     text,
  -- when the state that was left had been entered, and its deadline at that time
  since      timestamptz,
  due_at     timestamptz
);
CREATE INDEX history_doc ON yz.history (type, doc, id);
CREATE INDEX history_left ON yz.history (type, from_state);

-- Who did what; grows only.
CREATE TABLE yz.audit (
  id     bigserial PRIMARY KEY,
  at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor  integer,
  action text NOT NULL,
  type   text,
  doc    integer,
  detail jsonb NOT NULL DEFAULT '{}'
);
CREATE FUNCTION yz.audit_grows_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'yz.audit only grows'; END $$;
CREATE TRIGGER audit_grows_only BEFORE UPDATE OR DELETE OR TRUNCATE ON yz.audit FOR EACH STATEMENT EXECUTE FUNCTION yz.audit_grows_only();

-- What was handed in can be looked up by its code; the key makes handing in twice the same as once.
CREATE TABLE yz.receipts (
  code    text PRIMARY KEY,
  key     text UNIQUE,
  type    text NOT NULL,
  doc     integer NOT NULL,
  actor   integer,
  at      timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Notices in people's inboxes. One a person and event, however often the worker runs.
CREATE TABLE yz.notices (
  id        bigserial PRIMARY KEY,
  person    integer NOT NULL,
  at        timestamptz NOT NULL,
  type      text NOT NULL,
  doc       integer NOT NULL,
  event     text NOT NULL,
  title     text NOT NULL,
  event_xid xid8 NOT NULL,
  event_seq bigint NOT NULL,
  read_at   timestamptz,
  UNIQUE (person, event_xid, event_seq)
);
CREATE INDEX notices_person ON yz.notices (person, id DESC);
CREATE INDEX notices_unread ON yz.notices (person) WHERE read_at IS NULL;

-- The search index of the PostgreSQL engine.
CREATE TABLE yz.search (
  type    text NOT NULL,
  doc     integer NOT NULL,
  title   text NOT NULL,
  body    text NOT NULL,
  date    timestamptz NOT NULL,
  audience text[] NOT NULL,
  facets  jsonb NOT NULL DEFAULT '{}',
  title_bi tsvector NOT NULL,
  words   tsvector NOT NULL,
  body_bi tsvector NOT NULL,
  PRIMARY KEY (type, doc)
);
CREATE INDEX search_title_bi ON yz.search USING gin (title_bi);
CREATE INDEX search_words ON yz.search USING gin (words);
CREATE INDEX search_body_bi ON yz.search USING gin (body_bi);

-- Events that a subscriber could not handle after several tries. They are tried again every hour and stand in nobody's way.
CREATE TABLE yz.failures (
  subscriber text   NOT NULL,
  xid        xid8   NOT NULL,
  seq        bigint NOT NULL,
  error      text   NOT NULL,
  at         timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (subscriber, xid, seq)
);

-- Signs of life of processes without a port.
CREATE TABLE yz.heartbeats (
  process    text PRIMARY KEY,
  kind       text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  at         timestamptz NOT NULL DEFAULT now()
);
