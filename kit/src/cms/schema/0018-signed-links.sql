-- 签批链接: by one of these a person takes one of these steps on a document, once, without signing in. The link itself is
-- nowhere: it is made from the row with the server's secret, and known again by its hash.
CREATE TABLE yz.signed_links (
  id           bigserial PRIMARY KEY,
  hash         text        NOT NULL UNIQUE,
  nonce        text        NOT NULL,
  person       integer     NOT NULL,
  type         text        NOT NULL,
  doc          integer     NOT NULL,
  state        text        NOT NULL,
  revision     integer     NOT NULL,    -- what is signed: the document as it was then
  steps        text[]      NOT NULL,
  sent_by      integer     NOT NULL,
  sent_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at   timestamptz NOT NULL,
  used_at      timestamptz,
  used_step    text,
  withdrawn_at timestamptz,
  withdrawn_by integer,                 -- null: another one was sent in its place
  CHECK ((used_at IS NULL) = (used_step IS NULL)),
  CHECK (used_at IS NULL OR withdrawn_at IS NULL)
);
CREATE INDEX signed_links_doc ON yz.signed_links (type, doc, id);

-- The link a step was taken by, and the one an event and a notice tell of.
ALTER TABLE yz.history ADD COLUMN link bigint REFERENCES yz.signed_links (id);
ALTER TABLE yz.events  ADD COLUMN link bigint;
ALTER TABLE yz.notices ADD COLUMN link bigint;
