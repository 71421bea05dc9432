-- What a keyed request said and which revision it left behind: a key that comes again with other content is an edit, not a repeat.
ALTER TABLE yz.receipts
  ADD COLUMN request  text,     -- SHA-256 of the request, in hexadecimal
  ADD COLUMN revision integer;  -- the document's revision after the request
