-- Formal memos from one body to another about a case. from_name, to_name: how the bodies were called on the day on which it was sent; memo_year, memo_no:
-- its number in the register of the sending body, null until it is sent; answers_id: the memo that it replies to; reply_by in the zone of the country.
create table memo (
    id                bigint        not null,
    version           integer       not null,
    reference         varchar(20)   not null,
    request_id        bigint        not null,
    request_reference varchar(20)   not null,
    answers_id        bigint,
    from_body_id      bigint        not null,
    to_body_id        bigint        not null,
    from_name         varchar(800),
    to_name           varchar(800),
    subject           varchar(200)  not null,
    memo_text         longtext      not null,
    asked             varchar(1000),
    reply_by          date,
    memo_state        varchar(10)   not null,
    author            varchar(60)   not null,
    written_at        datetime(6)   not null,
    end_reason        varchar(500),
    signed_by         varchar(60),
    sent_at           datetime(6),
    sent_on           date,
    memo_year         integer,
    memo_no           integer,
    memo_number       varchar(60),
    verification_code varchar(24),
    taken_by          varchar(60),
    taken_at          datetime(6),
    answered_at       datetime(6),
    withdrawn_by      varchar(60),
    withdrawn_at      datetime(6),
    blob_hash         varchar(64),
    size_bytes        bigint,
    constraint pk_memo primary key (id),
    constraint uq_memo_reference unique (reference),
    constraint uq_memo_number unique (from_body_id, memo_year, memo_no),
    constraint uq_memo_code unique (verification_code),
    constraint fk_memo_request foreign key (request_id) references request (id),
    constraint fk_memo_answers foreign key (answers_id) references memo (id),
    constraint fk_memo_from foreign key (from_body_id) references body (id),
    constraint fk_memo_to foreign key (to_body_id) references body (id)
);
create index ix_memo_to on memo (to_body_id, memo_state, id);
create index ix_memo_from on memo (from_body_id, memo_state, id);
create index ix_memo_request on memo (request_id, id);

-- Files of the case that go with it, in their order.
create table memo_file (
    id         bigint       not null,
    memo_id    bigint       not null,
    file_no    integer      not null,
    field_id   varchar(60)  not null,
    label      varchar(800) not null,
    file_name  varchar(200) not null,
    media_type varchar(100) not null,
    size_bytes bigint       not null,
    blob_hash  varchar(64)  not null,
    constraint pk_memo_file primary key (id),
    constraint uq_memo_file unique (memo_id, file_no),
    constraint fk_memo_file_memo foreign key (memo_id) references memo (id)
);
create index ix_memo_file_blob on memo_file (blob_hash);
create index ix_memo_blob on memo (blob_hash);

-- The last number that a body has given to a memo in a year.
create table memo_number (
    body_id   bigint  not null,
    memo_year integer not null,
    last_no   integer not null,
    constraint pk_memo_number primary key (body_id, memo_year),
    constraint fk_memo_number_body foreign key (body_id) references body (id)
);
