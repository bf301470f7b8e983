-- What applicants say of a service, of one request: APPLYING how easy it was to apply, OUTCOME how the service was. 1 to 5 stars.
-- Shown to nobody by itself. comment_text goes after a year.
create table rating (
    request_id   bigint      not null,
    occasion     varchar(10) not null,
    service_code varchar(60) not null,
    stars        integer     not null,
    comment_text varchar(500),
    given_at     datetime(6) not null,
    constraint pk_rating primary key (request_id, occasion),
    constraint fk_rating_request foreign key (request_id) references request (id)
);
create index ix_rating_service on rating (service_code, given_at, occasion, stars);
create index ix_rating_given on rating (given_at, service_code, occasion, stars);

-- How many rated a service within a year and with how many stars in all, counted beforehand; only where there are enough.
create table rating_summary (
    service_code varchar(60) not null,
    occasion     varchar(10) not null,
    ratings      bigint      not null,
    stars        bigint      not null,
    constraint pk_rating_summary primary key (service_code, occasion)
);
