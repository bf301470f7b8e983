-- What a person lets a relying party have, from when; withdrawn: nothing any more.
create table openid_consent (
    id               bigint       not null,
    party_id         bigint       not null,
    relying_party_id bigint       not null,
    claims           varchar(400) not null,
    offline          boolean      not null,
    first_given_at   datetime(6)  not null,
    given_at         datetime(6)  not null,
    released_at      datetime(6),
    withdrawn_at     datetime(6),
    constraint pk_openid_consent primary key (id),
    constraint fk_openid_consent_relying_party foreign key (relying_party_id) references relying_party (id),
    constraint uq_openid_consent unique (party_id, relying_party_id)
);
