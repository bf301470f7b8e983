-- Sign-ins that were refused, shown to the person whose eKey it is; deleted after 90 days. Without an account: nobody has that number, deleted each night.
create table failed_sign_in (
    id         bigint       not null,
    account_id bigint,
    step       varchar(10)  not null,
    failed_at  datetime(6)  not null,
    device     varchar(300) not null,
    address    varchar(45)  not null,
    constraint pk_failed_sign_in primary key (id),
    constraint fk_failed_sign_in_account foreign key (account_id) references account (id)
);
create index ix_failed_sign_in_account on failed_sign_in (account_id, failed_at);
create index ix_failed_sign_in_time on failed_sign_in (failed_at);
