-- Files of people on their way into the register. Position and counts move in the transaction of each batch.
create table import_run (
    id          bigint       not null,
    version     integer      not null,
    reference   varchar(20)  not null,
    file_name   varchar(200) not null,
    file_hash   char(64)     not null,
    lines_total bigint       not null,
    lines_done  bigint       not null,
    added       bigint       not null,
    updated     bigint       not null,
    unchanged   bigint       not null,
    rejected    bigint       not null,
    state       varchar(20)  not null,
    started_at  datetime(6)  not null,
    changed_at  datetime(6)  not null,
    constraint pk_import_run primary key (id),
    constraint uq_import_run_reference unique (reference)
);

-- Where lines were wrong, and why; nothing of what stood there.
create table import_reject (
    id          bigint      not null,
    run_id      bigint      not null,
    line_no     bigint      not null,
    cell_column varchar(60) not null,
    reason      varchar(20) not null,
    constraint pk_import_reject primary key (id),
    constraint fk_import_reject_run foreign key (run_id) references import_run (id)
);
create index ix_import_reject_run on import_reject (run_id, id);
