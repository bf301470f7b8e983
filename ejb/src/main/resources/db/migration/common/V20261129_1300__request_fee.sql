-- What the case costs and how that came about (JSON), fixed with its submission; null: a draft, or of a release that did not fix it.
alter table request add column fee longtext;
