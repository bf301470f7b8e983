-- What other registers have established about a person: the last day on which it holds.
alter table person add column disability_until date;
alter table person add column social_support_until date;
