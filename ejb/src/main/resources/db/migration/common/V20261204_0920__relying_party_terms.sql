-- Terms of a relying party are proposed by one person and approved by another; each change counts, so that of two who act at once one is told.
-- closed_at: it signs nobody in since then; ended_at: for good, otherwise it is suspended. The former secret counts until its time is over.
alter table relying_party add column version integer not null default 0;
alter table relying_party add column ended_at datetime(6);
alter table relying_party add column testing boolean not null default false;
alter table relying_party add column secret_made_at datetime(6);
alter table relying_party add column former_secret_hash char(64);
alter table relying_party add column former_secret_until datetime(6);

-- open_client: the client id as long as it is not decided about, so that there is one at a time; relying_party_id null: a new one.
create table relying_party_proposal (
    id               bigint      not null,
    version          integer     not null,
    client_id        varchar(60) not null,
    open_client      varchar(60),
    relying_party_id bigint,
    body_id          bigint      not null,
    terms            longtext    not null,
    proposed_by      bigint      not null,
    proposed_at      datetime(6) not null,
    proposal_state   varchar(10) not null,
    decided_by       bigint,
    decided_at       datetime(6),
    reason           varchar(500),
    constraint pk_relying_party_proposal primary key (id),
    constraint uq_relying_party_proposal_open unique (open_client),
    constraint fk_relying_party_proposal_party foreign key (relying_party_id) references relying_party (id),
    constraint fk_relying_party_proposal_body foreign key (body_id) references body (id)
);
create index ix_relying_party_proposal_body on relying_party_proposal (body_id, id);

-- Who did what to a relying party, shown to its body. Only ever added.
create table relying_party_act (
    id        bigint      not null,
    client_id varchar(60) not null,
    act_kind  varchar(20) not null,
    person_id bigint      not null,
    acted_at  datetime(6) not null,
    reason    varchar(500),
    constraint pk_relying_party_act primary key (id)
);
create index ix_relying_party_act_client on relying_party_act (client_id, id);
