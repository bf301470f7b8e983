-- Nobody signs in with an account while it is suspended.
alter table account add column suspended_at datetime(6);

-- Why an official looks at somebody's eKey; opens the page of it for half an hour.
create table inspection (
    inspection_key varchar(60)  not null,
    party_id       bigint       not null,
    officer_id     bigint       not null,
    reason         varchar(500) not null,
    begun_at       datetime(6)  not null,
    constraint pk_inspection primary key (inspection_key),
    constraint fk_inspection_party foreign key (party_id) references party (id),
    constraint fk_inspection_officer foreign key (officer_id) references party (id)
);

-- What officials do to an eKey: proposed by one, confirmed by another. Of one account one at a time is open.
create table intervention (
    id                 bigint       not null,
    version            int          not null,
    account_id         bigint       not null,
    party_id           bigint       not null,
    kind               varchar(10)  not null,
    reason             varchar(500) not null,
    proposed_by        bigint       not null,
    proposed_at        datetime(6)  not null,
    open_account_id    bigint,
    intervention_state varchar(10)  not null,
    decided_by         bigint,
    decided_at         datetime(6),
    constraint pk_intervention primary key (id),
    constraint fk_intervention_account foreign key (account_id) references account (id),
    constraint fk_intervention_party foreign key (party_id) references party (id),
    constraint fk_intervention_proposer foreign key (proposed_by) references party (id),
    constraint fk_intervention_decider foreign key (decided_by) references party (id),
    constraint uq_intervention_open unique (open_account_id)
);
create index ix_intervention_account on intervention (account_id, id);
create index ix_intervention_state on intervention (intervention_state, id);

insert into job_lease (job_name, lease_owner, leased_until) values ('ekey-interventions', '', '2000-01-01 00:00:00');
