-- correction_of: the completed case whose record this one corrects; null: it is no correction. No foreign key: a table that points
-- to itself could not be restored row by row.
alter table request add column correction_of bigint;
create index ix_request_correction_of on request (correction_of, id);

-- What the record of a completed case says since each correction; state 1 is what the case itself holds. answers: classified
-- personal, as those of the case.
create table record_state (
    id            bigint      not null,
    request_id    bigint      not null,
    state_no      integer     not null,
    correction_id bigint      not null,
    answers       longtext    not null,
    recorded_by   varchar(60) not null,
    recorded_at   datetime(6) not null,
    constraint pk_record_state primary key (id),
    constraint uq_record_state_number unique (request_id, state_no),
    constraint uq_record_state_correction unique (correction_id),
    constraint fk_record_state_request foreign key (request_id) references request (id),
    constraint fk_record_state_correction foreign key (correction_id) references request (id)
);
