-- How often applications were begun (STARTED; page_id is empty), a page of their form was opened (OPENED) and somebody went on from it
-- (PASSED), day by day (the country's days). Of nobody: neither party nor case nor session. Rows are only ever added to.
create table form_page_count (
    service_code varchar(60) not null,
    day_on       date        not null,
    page_id      varchar(60) not null,
    event_name   varchar(10) not null,
    times        bigint      not null,
    constraint pk_form_page_count primary key (service_code, day_on, page_id, event_name)
);
-- What a service received in a month, and what became of it: read by whoever answers for the service.
create index ix_request_service on request (service_code, submitted_at, id);
create index ix_request_service_closed on request (service_code, closed_at, id);
-- Visits of the page of one service over months.
create index ix_visit_count_service on visit_count (service_code, day_on);
