-- Keys of people's devices: the public halves. Data: credential id and key, as WebAuthn writes them.
create table passkey (
    credential_hash char(64)        not null,
    account_id      bigint          not null,
    name            varchar(60)     not null,
    credential_data varbinary(4000) not null,
    backup_eligible boolean         not null,
    sign_count      bigint          not null,
    created_at      datetime(6)     not null,
    last_used_at    datetime(6),
    constraint pk_passkey primary key (credential_hash),
    constraint fk_passkey_account foreign key (account_id) references account (id)
);
create index ix_passkey_account on passkey (account_id);

-- What a passkey is asked to sign, until it is signed or too late.
create table passkey_challenge (
    challenge_hash char(64)    not null,
    browser_hash   char(64)    not null,
    expires_at     datetime(6) not null,
    constraint pk_passkey_challenge primary key (challenge_hash)
);
create index ix_passkey_challenge_expiry on passkey_challenge (expires_at);
