-- By what somebody has signed in; whatever signs in without saying so had a password only.
alter table login_session add column proved_by varchar(30) default 'PASSWORD' not null;
alter table openid_grant add column proved_by varchar(30) default 'PASSWORD' not null;

-- What acr says of it: not more than was proved. Null: of a release that knew one level only.
alter table openid_grant add column said_level varchar(20);

-- The app that makes codes; its key is encrypted with the data key. Not confirmed: it proves nothing yet.
create table authenticator_app (
    account_id   bigint         not null,
    sealed_key   varbinary(200) not null,
    created_at   datetime(6)    not null,
    confirmed_at datetime(6),
    last_used_at datetime(6),
    used_step    bigint         not null,
    constraint pk_authenticator_app primary key (account_id),
    constraint fk_authenticator_app_account foreign key (account_id) references account (id)
);

-- Codes on paper, under a keyed hash; who uses one deletes it.
create table recovery_code (
    code_hash  char(64) not null,
    account_id bigint   not null,
    constraint pk_recovery_code primary key (code_hash),
    constraint fk_recovery_code_account foreign key (account_id) references account (id)
);
create index ix_recovery_code_account on recovery_code (account_id);

-- Sign-ins whose password was right and whose second proof is awaited.
create table pending_sign_in (
    handle_hash char(64)    not null,
    account_id  bigint      not null,
    expires_at  datetime(6) not null,
    constraint pk_pending_sign_in primary key (handle_hash),
    constraint fk_pending_sign_in_account foreign key (account_id) references account (id)
);
create index ix_pending_sign_in_account on pending_sign_in (account_id);
create index ix_pending_sign_in_expiry on pending_sign_in (expires_at);
