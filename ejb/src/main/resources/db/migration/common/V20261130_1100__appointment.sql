-- When an applicant comes to a place, as a step of the case asks; place and kind by the codes of the country's places.yaml, times in UTC.
-- seat: which of those whom the place receives at once, from 1; null: given back. The key gives a seat once, whatever the code does.
-- reminded_at: null: the applicant is still to be reminded.
create table appointment (
    id                bigint      not null,
    version           integer     not null,
    request_id        bigint      not null,
    step_id           varchar(60) not null,
    place_code        varchar(40) not null,
    kind_code         varchar(40) not null,
    starts_at         datetime(6) not null,
    ends_at           datetime(6) not null,
    seat              integer,
    appointment_state varchar(10) not null,
    booked_by         varchar(60) not null,
    booked_at         datetime(6) not null,
    ended_at          datetime(6),
    reminded_at       datetime(6),
    constraint pk_appointment primary key (id),
    constraint uq_appointment_seat unique (place_code, kind_code, starts_at, seat),
    constraint fk_appointment_request foreign key (request_id) references request (id)
);
create index ix_appointment_request on appointment (request_id, appointment_state);
create index ix_appointment_day on appointment (place_code, starts_at);
create index ix_appointment_reminder on appointment (appointment_state, reminded_at, starts_at);

-- A row for each place where somebody has booked: who books there writes it, and so waits for who came before.
create table appointment_place (
    place_code varchar(40) not null,
    bookings   bigint      not null,
    constraint pk_appointment_place primary key (place_code)
);
