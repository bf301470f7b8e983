-- Each sign-in of a person, shown to that person alone; deleted after 90 days. Device: what the browser says of itself.
create table sign_in (
    id           bigint       not null,
    account_id   bigint       not null,
    session_hash char(64)     not null,
    signed_in_at datetime(6)  not null,
    device       varchar(300) not null,
    address      varchar(45)  not null,
    constraint pk_sign_in primary key (id),
    constraint fk_sign_in_account foreign key (account_id) references account (id)
);
create index ix_sign_in_account on sign_in (account_id, signed_in_at);
create index ix_sign_in_session on sign_in (session_hash);
create index ix_sign_in_time on sign_in (signed_in_at);

-- Browsers on which an account was used; the hash is of a mark in the browser together with the account.
create table known_device (
    device_hash char(64)    not null,
    account_id  bigint      not null,
    seen_at     datetime(6) not null,
    constraint pk_known_device primary key (device_hash),
    constraint fk_known_device_account foreign key (account_id) references account (id)
);
create index ix_known_device_account on known_device (account_id);
create index ix_known_device_seen on known_device (seen_at);
create index ix_login_session_account on login_session (account_id);
