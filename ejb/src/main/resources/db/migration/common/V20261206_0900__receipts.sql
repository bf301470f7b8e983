-- What bodies have received, one row for each body that a paid order was booked for. receipt_no: counted by body and year from 1, without gaps;
-- receipt_number: as it is written. payer_name: as the register had it then, classified personal. blob_hash: of the paper, null until it is wanted.
create table receipt (
    id                bigint       not null,
    version           integer      not null,
    reference         varchar(20)  not null,
    verification_code varchar(24)  not null,
    body_id           bigint       not null,
    receipt_year      integer      not null,
    receipt_no        integer      not null,
    receipt_number    varchar(60)  not null,
    order_id          bigint       not null,
    attempt_id        bigint       not null,
    payer_id          bigint       not null,
    payer_name        text         not null,
    amount_minor      bigint       not null,
    currency          varchar(3)   not null,
    paid_at           datetime(6)  not null,
    issued_at         datetime(6)  not null,
    blob_hash         varchar(64),
    constraint pk_receipt primary key (id),
    constraint uq_receipt_reference unique (reference),
    constraint uq_receipt_code unique (verification_code),
    constraint uq_receipt_number unique (body_id, receipt_year, receipt_no),
    constraint uq_receipt_order unique (order_id, body_id),
    constraint fk_receipt_body foreign key (body_id) references body (id),
    constraint fk_receipt_order foreign key (order_id) references payment_order (id),
    constraint fk_receipt_attempt foreign key (attempt_id) references payment_attempt (id),
    constraint fk_receipt_payer foreign key (payer_id) references party (id),
    constraint ck_receipt_amount check (amount_minor > 0),
    constraint ck_receipt_no check (receipt_no > 0)
);
create index ix_receipt_payer on receipt (payer_id, receipt_year);
create index ix_receipt_blob on receipt (blob_hash);

-- The last number that a body has given to a receipt of a year.
create table receipt_count (
    body_id      bigint  not null,
    receipt_year integer not null,
    last_no      integer not null,
    constraint pk_receipt_count primary key (body_id, receipt_year),
    constraint fk_receipt_count_body foreign key (body_id) references body (id)
);

-- When a paid order got its receipts. Null of what a release has paid that gives none: its turn comes by itself.
alter table payment_order add column receipts_at datetime(6);
create index ix_payment_order_receipts on payment_order (receipts_at, order_status);

insert into job_lease (job_name, lease_owner, leased_until) values ('receipts', '', '2000-01-01 00:00:00');
