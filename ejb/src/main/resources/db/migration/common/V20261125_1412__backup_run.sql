-- Backups that were made and restores that were tried, noted by whatever made them. Times in UTC.
create table backup_run (
    id        bigint       not null,
    run_kind  varchar(10)  not null,
    ended_at  datetime(6)  not null,
    succeeded boolean      not null,
    note      varchar(500),
    constraint pk_backup_run primary key (id)
);
create index ix_backup_run_kind on backup_run (run_kind, ended_at);
