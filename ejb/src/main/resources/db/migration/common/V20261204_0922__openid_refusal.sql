-- What was refused to a relying party lately, for its developers: no secret, no code, nothing of a person. The last 50 of each, for seven days.
create table openid_refusal (
    id               bigint      not null,
    relying_party_id bigint      not null,
    refused_at       datetime(6) not null,
    endpoint         varchar(20) not null,
    error            varchar(60) not null,
    reason           varchar(30) not null,
    request_number   varchar(64),
    constraint pk_openid_refusal primary key (id),
    constraint fk_openid_refusal_party foreign key (relying_party_id) references relying_party (id)
);
create index ix_openid_refusal_party on openid_refusal (relying_party_id, id);
create index ix_openid_refusal_time on openid_refusal (refused_at);
