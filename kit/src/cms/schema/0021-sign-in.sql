-- A sign-in or sign-out under way at an identity provider. Taken out once, by the browser it began in.
CREATE TABLE yz.sign_in_flows (
  id         text PRIMARY KEY,          -- of our request, which the answer must name
  kind       text        NOT NULL CHECK (kind IN ('in', 'out')),
  provider   integer     NOT NULL,
  browser    text        NOT NULL,      -- hash of the secret that the browser holds
  onward     text        NOT NULL,      -- where it goes on: a path of this site, or the provider's address
  expires_at timestamptz NOT NULL
);
CREATE INDEX sign_in_flows_expiry ON yz.sign_in_flows (expires_at);

-- Messages of providers that were accepted, for as long as they could be shown again.
CREATE TABLE yz.sign_in_seen (
  provider   integer     NOT NULL,
  id         text        NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (provider, id)
);
CREATE INDEX sign_in_seen_expiry ON yz.sign_in_seen (expires_at);

-- Sessions that began at a provider, so that either side can end them.
CREATE TABLE yz.sign_in_sessions (
  sid           text PRIMARY KEY,
  person        integer     NOT NULL,
  identity      integer     NOT NULL,
  provider      integer     NOT NULL,
  session_index text,
  expires_at    timestamptz NOT NULL
);
CREATE INDEX sign_in_sessions_identity ON yz.sign_in_sessions (identity);
CREATE INDEX sign_in_sessions_expiry ON yz.sign_in_sessions (expires_at);
