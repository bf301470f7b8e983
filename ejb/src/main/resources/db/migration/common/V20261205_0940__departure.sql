-- The day on which somebody left the country for good; null: they have not, as far as the register knows.
alter table person add column departed_on date;
