-- Titles can be begun to be typed in pinyin; rows are narrow, so that counting and the check of rights read few pages:
-- titles stay in the row, texts and their vectors lie beside it, uncompressed, since ranking reads them by the thousand.
ALTER TABLE yz.search ADD COLUMN pinyin tsvector NOT NULL DEFAULT '', ADD COLUMN year smallint; -- of the date, in China
ALTER TABLE yz.search SET (toast_tuple_target = 128);
ALTER TABLE yz.search ALTER COLUMN title SET STORAGE main;
ALTER TABLE yz.search ALTER COLUMN title_bi SET STORAGE main;
ALTER TABLE yz.search ALTER COLUMN audience SET STORAGE main;
ALTER TABLE yz.search ALTER COLUMN facets SET STORAGE main;
ALTER TABLE yz.search ALTER COLUMN words SET STORAGE external;
ALTER TABLE yz.search ALTER COLUMN body_bi SET STORAGE external;
CREATE INDEX search_date ON yz.search (date);
CREATE INDEX search_pinyin ON yz.search USING gin (pinyin);

-- How far the index was built, type by type, and from what (see `buildSearch`): another fingerprint builds it anew.
CREATE TABLE yz.search_builds (
  type        text PRIMARY KEY,
  fingerprint text NOT NULL,
  last_doc    integer NOT NULL DEFAULT 0,
  done        integer NOT NULL DEFAULT 0,
  finished_at timestamptz
);
