-- Files of bills that bodies send. lines_done and counts move in the transaction of each batch; blob_hash is null once all is read.
create table bill_file (
    id           bigint       not null,
    version      integer      not null,
    reference    varchar(20)  not null,
    body_id      bigint       not null,
    presented_by varchar(60)  not null,
    blob_hash    char(64),
    lines_done   bigint       not null,
    added        bigint       not null,
    changed      bigint       not null,
    unchanged    bigint       not null,
    rejected     bigint       not null,
    file_state   varchar(10)  not null,
    received_at  datetime(6)  not null,
    ended_at     datetime(6),
    constraint pk_bill_file primary key (id),
    constraint uq_bill_file_reference unique (reference),
    constraint fk_bill_file_body foreign key (body_id) references body (id)
);
create index ix_bill_file_state on bill_file (file_state, id);
create index ix_bill_file_blob on bill_file (blob_hash);

-- Where lines were wrong, and why; nothing of what stood there.
create table bill_file_reject (
    id          bigint      not null,
    file_id     bigint      not null,
    line_no     bigint      not null,
    field_name  varchar(40) not null,
    reason_code varchar(60) not null,
    constraint pk_bill_file_reject primary key (id),
    constraint fk_bill_file_reject_file foreign key (file_id) references bill_file (id)
);
create index ix_bill_file_reject_file on bill_file_reject (file_id, id);

insert into job_lease (job_name, lease_owner, leased_until) values ('bill-files', '', '2000-01-01 00:00:00');
