-- What the bank is told to pay and has not shown on a statement yet.
insert into ledger_account (account_no, account_type, name) values
    ('1120', 'ASSET', '{"ar":"البنك – دفعات في الطريق إلى الجهات","en":"Bank – payouts in transit"}');

-- What bodies are paid of a day and those before it. live_on: the day, until the settlement is declined; undecided: true until somebody
-- decides, then null. Party ids stand for the two persons.
create table settlement_run (
    id          bigint      not null,
    version     integer     not null,
    reference   varchar(20) not null,
    settled_on  date        not null,
    live_on     date,
    undecided   boolean,
    run_state   varchar(10) not null,
    prepared_by bigint      not null,
    prepared_at datetime(6) not null,
    decided_by  bigint,
    decided_at  datetime(6),
    execute_on  date,
    constraint pk_settlement_run primary key (id),
    constraint uq_settlement_run_reference unique (reference),
    constraint uq_settlement_run_live unique (live_on),
    constraint uq_settlement_run_undecided unique (undecided),
    constraint fk_settlement_run_prepared foreign key (prepared_by) references party (id),
    constraint fk_settlement_run_decided foreign key (decided_by) references party (id),
    constraint ck_settlement_run_two check (run_state <> 'APPROVED' or decided_by <> prepared_by)
);

-- One body's share of it. Name and account as they were when it was prepared.
create table payout (
    id            bigint      not null,
    run_id        bigint      not null,
    reference     varchar(20) not null,
    uetr          varchar(36) not null,
    body_id       bigint      not null,
    creditor_name varchar(35) not null,
    iban          varchar(34) not null,
    bic           varchar(11) not null,
    amount_minor  bigint      not null,
    currency      varchar(3)  not null,
    payout_state  varchar(10) not null,
    answered_at   datetime(6),
    reason_code   varchar(35),
    constraint pk_payout primary key (id),
    constraint uq_payout_reference unique (reference),
    constraint uq_payout_body unique (run_id, body_id),
    constraint fk_payout_run foreign key (run_id) references settlement_run (id),
    constraint fk_payout_body foreign key (body_id) references body (id),
    constraint ck_payout_amount check (amount_minor > 0)
);
create index ix_payout_body on payout (body_id, run_id);
create index ix_payout_state on payout (payout_state);

-- Answers of the bank that were acted upon.
create table bank_message (
    id         bigint      not null,
    message_id varchar(35) not null,
    run_id     bigint      not null,
    taken_by   bigint      not null,
    taken_at   datetime(6) not null,
    constraint pk_bank_message primary key (id),
    constraint uq_bank_message unique (message_id),
    constraint fk_bank_message_run foreign key (run_id) references settlement_run (id),
    constraint fk_bank_message_taken foreign key (taken_by) references party (id)
);

-- Whoever prepares a settlement, or takes an answer in, queues for its row.
create table settlement_desk (
    desk_id integer not null,
    constraint pk_settlement_desk primary key (desk_id)
);
insert into settlement_desk (desk_id) values (1);
