-- Who revoked. The reason becomes a text in every language: JSON by language, longer than one sentence.
alter table issued_document add column revoked_by varchar(60);
alter table issued_document modify column revocation_reason text;
