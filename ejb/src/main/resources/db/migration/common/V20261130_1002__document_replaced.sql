-- replaced_by: the document that was issued in the place of this one when the record was corrected; null: it is the newest. No
-- foreign key: a table that points to itself could not be restored row by row.
alter table issued_document add column replaced_by bigint;
alter table issued_document add column replaced_at datetime(6);
