-- What is to leave the system, written with the change that causes it; delivered rows go to outbox_delivered.
create table outbox (
    id           bigint       not null,
    lane         varchar(30)  not null,
    message_key  varchar(100) not null,
    receiver     varchar(100) not null,
    subject      varchar(60)  not null,
    payload      text         not null,
    outbox_state varchar(10)  not null,
    created_at   datetime(6)  not null,
    due_at       datetime(6)  not null,
    lease_owner  varchar(200),
    leased_until datetime(6),
    attempts     integer      not null,
    last_error   varchar(500),
    constraint pk_outbox primary key (id),
    constraint uq_outbox_key unique (lane, message_key)
);
create index ix_outbox_due on outbox (outbox_state, due_at);

create table outbox_delivered (
    id           bigint       not null,
    lane         varchar(30)  not null,
    message_key  varchar(100) not null,
    receiver     varchar(100) not null,
    subject      varchar(60)  not null,
    payload      text         not null,
    created_at   datetime(6)  not null,
    attempts     integer      not null,
    constraint pk_outbox_delivered primary key (id),
    constraint uq_outbox_delivered_key unique (lane, message_key)
);
