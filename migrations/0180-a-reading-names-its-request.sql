-- For which request a family desk was shown a person: what bounds a search, and what an answer has to follow from.
SET ROLE amana_owner;
ALTER TABLE access.file_read ADD COLUMN request_no bigint, ADD CONSTRAINT file_read_request CHECK (request_no IS NULL OR part = 'request');
COMMENT ON COLUMN access.file_read.request_no IS 'The request of a family for which the person was shown; told to nobody. NULL: for none, or from before it was written down.';
CREATE INDEX file_read_request ON access.file_read (request_no, person_no) WHERE request_no IS NOT NULL;
RESET ROLE;
