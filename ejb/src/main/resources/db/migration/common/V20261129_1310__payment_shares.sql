-- What each body receives (JSON: minor units by id of the body); null: of a release that gave all of it to body_id.
alter table payment_order add column shares longtext;
