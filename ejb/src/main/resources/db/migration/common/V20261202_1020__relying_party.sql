-- Systems of bodies that sign people in with the eKey (OpenID Connect). Addresses stand one a line.
create table relying_party (
    id                bigint        not null,
    client_id         varchar(60)   not null,
    name              varchar(800)  not null,
    purpose           varchar(2000) not null,
    body_id           bigint        not null,
    redirect_uris     varchar(4000) not null,
    logout_uris       varchar(4000) not null,
    scopes            varchar(400)  not null,
    proof             varchar(30)   not null,
    secret_hash       char(64),
    key_set           longtext,
    signing_algorithm varchar(10)   not null,
    sector            varchar(253)  not null,
    created_at        datetime(6)   not null,
    closed_at         datetime(6),
    constraint pk_relying_party primary key (id),
    constraint fk_relying_party_body foreign key (body_id) references body (id),
    constraint uq_relying_party unique (client_id)
);

-- What a relying party has signed and shown once; kept until it would be refused for its age.
create table spent_assertion (
    assertion_hash char(64)    not null,
    expires_at     datetime(6) not null,
    constraint pk_spent_assertion primary key (assertion_hash)
);
create index ix_spent_assertion_expiry on spent_assertion (expires_at);
