-- What finds documents that share passages (see `printsOf`). Rows are narrow, so that looking at thousands of them reads few
-- pages: the prints themselves lie beside them and are read by the index alone. Whoever looks must not wade through entries
-- not sorted in yet, hence no fastupdate; only the worker writes here.
CREATE TABLE yz.text_prints (
  type   text NOT NULL,
  doc    integer NOT NULL,
  prints integer[] NOT NULL,
  PRIMARY KEY (type, doc)
);
ALTER TABLE yz.text_prints SET (toast_tuple_target = 128);
ALTER TABLE yz.text_prints ALTER COLUMN prints SET STORAGE external;
-- What is frequent is known by its statistics, and not looked up (see `candidatesOf`).
ALTER TABLE yz.text_prints ALTER COLUMN prints SET STATISTICS 1000;
CREATE INDEX text_prints_prints ON yz.text_prints USING gin (prints) WITH (fastupdate = off);

-- How far the prints were taken, type by type, and from what; as `yz.search_builds`.
CREATE TABLE yz.text_print_builds (
  type        text PRIMARY KEY,
  fingerprint text NOT NULL,
  last_doc    integer NOT NULL DEFAULT 0,
  done        integer NOT NULL DEFAULT 0,
  finished_at timestamptz
);
