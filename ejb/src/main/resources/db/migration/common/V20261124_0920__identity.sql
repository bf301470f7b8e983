create table account (
    id              bigint       not null,
    version         integer      not null,
    party_id        bigint       not null,
    password_hash   varchar(200) not null,
    assurance       varchar(10)  not null,
    created_at      datetime(6)  not null,
    closed_at       datetime(6),
    last_sign_in_at datetime(6),
    constraint pk_account primary key (id),
    constraint fk_account_party foreign key (party_id) references party (id),
    constraint uq_account_party unique (party_id)
);

create table login_session (
    token_hash char(64)    not null,
    account_id bigint      not null,
    party_id   bigint      not null,
    assurance  varchar(10) not null,
    created_at datetime(6) not null,
    seen_at    datetime(6) not null,
    constraint pk_login_session primary key (token_hash),
    constraint fk_login_session_account foreign key (account_id) references account (id)
);
create index ix_login_session_seen on login_session (seen_at);

create table sign_in_throttle (
    subject_hash    char(64)    not null,
    failures        integer     not null,
    last_failure_at datetime(6) not null,
    constraint pk_sign_in_throttle primary key (subject_hash)
);

create table api_client (
    id          bigint       not null,
    client_id   varchar(60)  not null,
    secret_hash varchar(200) not null,
    name        varchar(800) not null,
    body_id     bigint       not null,
    scopes      varchar(400) not null,
    constraint pk_api_client primary key (id),
    constraint fk_api_client_body foreign key (body_id) references body (id),
    constraint uq_api_client unique (client_id)
);

create table access_token (
    token_hash char(64)     not null,
    client_id  bigint       not null,
    scopes     varchar(400) not null,
    expires_at datetime(6)  not null,
    constraint pk_access_token primary key (token_hash),
    constraint fk_access_token_client foreign key (client_id) references api_client (id)
);
create index ix_access_token_expiry on access_token (expires_at);

create table role_grant (
    id        bigint      not null,
    party_id  bigint      not null,
    body_id   bigint      not null,
    role_name varchar(20) not null,
    constraint pk_role_grant primary key (id),
    constraint fk_role_grant_party foreign key (party_id) references party (id),
    constraint fk_role_grant_body foreign key (body_id) references body (id),
    constraint uq_role_grant unique (party_id, body_id, role_name)
);
