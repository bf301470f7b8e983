-- What officials note on a case for themselves; only ever added to. note_text: classified personal.
create table case_note (
    id         bigint        not null,
    request_id bigint        not null,
    author     varchar(60)   not null,
    note_text  varchar(2000) not null,
    written_at datetime(6)   not null,
    constraint pk_case_note primary key (id),
    constraint fk_case_note_request foreign key (request_id) references request (id)
);
create index ix_case_note_request on case_note (request_id, id);
