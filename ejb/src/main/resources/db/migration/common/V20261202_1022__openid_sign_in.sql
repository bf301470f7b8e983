-- Requests to sign in, from their arrival until the person is sent back. No browser hash: pushed, and nobody's yet.
create table openid_request (
    handle_hash      char(64)    not null,
    relying_party_id bigint      not null,
    browser_hash     char(64),
    parameters       longtext    not null,
    created_at       datetime(6) not null,
    expires_at       datetime(6) not null,
    constraint pk_openid_request primary key (handle_hash),
    constraint fk_openid_request_party foreign key (relying_party_id) references relying_party (id)
);
create index ix_openid_request_expiry on openid_request (expires_at);

-- What one sign-in at a relying party gave it; all its tokens end with it.
create table openid_grant (
    id               bigint       not null,
    relying_party_id bigint       not null,
    account_id       bigint       not null,
    party_id         bigint       not null,
    session_hash     char(64)     not null,
    scopes           varchar(400) not null,
    claims           varchar(400) not null,
    id_claims        varchar(400) not null,
    nonce            varchar(500),
    assurance        varchar(10)  not null,
    signed_in_at     datetime(6)  not null,
    created_at       datetime(6)  not null,
    expires_at       datetime(6)  not null,
    revoked_at       datetime(6),
    constraint pk_openid_grant primary key (id),
    constraint fk_openid_grant_relying_party foreign key (relying_party_id) references relying_party (id),
    constraint fk_openid_grant_account foreign key (account_id) references account (id)
);
create index ix_openid_grant_person on openid_grant (party_id, relying_party_id);
create index ix_openid_grant_expiry on openid_grant (expires_at);

create table openid_code (
    code_hash      char(64)     not null,
    grant_id       bigint       not null,
    redirect_uri   varchar(500) not null,
    code_challenge varchar(128) not null,
    expires_at     datetime(6)  not null,
    used_at        datetime(6),
    constraint pk_openid_code primary key (code_hash),
    constraint fk_openid_code_grant foreign key (grant_id) references openid_grant (id)
);
create index ix_openid_code_grant on openid_code (grant_id);

create table openid_token (
    token_hash char(64)    not null,
    grant_id   bigint      not null,
    kind       varchar(10) not null,
    issued_at  datetime(6) not null,
    expires_at datetime(6) not null,
    used_at    datetime(6),
    constraint pk_openid_token primary key (token_hash),
    constraint fk_openid_token_grant foreign key (grant_id) references openid_grant (id)
);
create index ix_openid_token_grant on openid_token (grant_id);
create index ix_openid_token_expiry on openid_token (expires_at);
