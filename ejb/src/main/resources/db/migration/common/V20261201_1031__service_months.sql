-- How long the completed requests of a service took, by the month in which they were completed, and how easy it was to apply, by the month
-- in which people said so: counted beforehand, for everybody to see where there are enough. Months as 2026-11.
create table service_month_days (
    service_code varchar(60) not null,
    month_of     char(7)     not null,
    -- working days from the submission
    days         integer     not null,
    cases        bigint      not null,
    constraint pk_service_month_days primary key (service_code, month_of, days)
);
create index ix_service_month_days_month on service_month_days (month_of);

create table service_month_ease (
    service_code varchar(60) not null,
    month_of     char(7)     not null,
    ratings      bigint      not null,
    -- of all of them together
    stars        bigint      not null,
    constraint pk_service_month_ease primary key (service_code, month_of)
);
create index ix_service_month_ease_month on service_month_ease (month_of);

-- Months that were counted: one that is over is not counted again.
create table service_month_counted (
    month_of char(7) not null,
    constraint pk_service_month_counted primary key (month_of)
);

-- What was completed on a day is read from the index alone.
create index ix_request_served on request (closed_at, status, service_code, submitted_at, appeal_of, correction_of, complaint);
