-- Classified personal. The parts of an address are the country's matter: one JSON column instead of a column for each.
-- The old columns stay for the release before this one; the values there are numbers, so nothing needs escaping.
alter table person add column address varchar(1000);

update person
set address = concat(
    '{"building":"', address_building, '"',
    ',"road":"', address_road, '"',
    ',"block":"', address_block, '"',
    case when address_flat is null then '' else concat(',"flat":"', address_flat, '"') end,
    '}')
where address_building is not null;
