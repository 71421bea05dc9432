-- Why somebody is told (see kit/src/notice-settings.ts), and whether it stands in the inbox; the person may have switched that off.
ALTER TABLE yz.notices
  ADD COLUMN kind  text    NOT NULL DEFAULT 'progress',
  ADD COLUMN inbox boolean NOT NULL DEFAULT true;

-- Whoever shows a number of unread notices is woken after the commit; the call carries the person.
CREATE FUNCTION yz.wake_notices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('yz_notices', NEW.person::text); RETURN NULL; END $$;
CREATE TRIGGER notices_wake AFTER INSERT OR UPDATE OF read_at ON yz.notices FOR EACH ROW EXECUTE FUNCTION yz.wake_notices();

-- What of it leaves the house: a row a notice and channel.
CREATE TABLE yz.deliveries (
  notice  bigint  NOT NULL REFERENCES yz.notices (id) ON DELETE CASCADE,
  channel text    NOT NULL,
  person  integer NOT NULL,
  digest  boolean NOT NULL,                     -- together with others of the day
  since   timestamptz NOT NULL DEFAULT now(),   -- what could not be delivered for days is given up
  due_at  timestamptz NOT NULL,
  message text,                                 -- name of the message it travels in, given at the first try and kept
  tries   integer NOT NULL DEFAULT 0,
  claimed_until timestamptz,                    -- a worker is about it; should it die, another takes over then
  outcome text CHECK (outcome IN ('sent', 'refused', 'dropped', 'given-up')),
  ended_at timestamptz,
  error   text,                                 -- class of the last failure
  PRIMARY KEY (notice, channel)
);
CREATE INDEX deliveries_due ON yz.deliveries (channel, due_at, notice) WHERE outcome IS NULL;
CREATE INDEX deliveries_ended ON yz.deliveries (channel, ended_at) WHERE outcome IS NOT NULL;

-- The channels as the workers know them, and how they do.
CREATE TABLE yz.channels (
  name          text PRIMARY KEY,
  label         text    NOT NULL,
  is_on         boolean NOT NULL,               -- false: not set up here
  failing_since timestamptz,
  failures      integer NOT NULL DEFAULT 0,     -- in a row
  error         text,                           -- class of the last one
  retry_at      timestamptz,
  last_sent_at  timestamptz
);

-- How a person wishes to be told; no row: as by default.
CREATE TABLE yz.notice_settings (
  person   integer PRIMARY KEY,
  settings jsonb   NOT NULL
);
