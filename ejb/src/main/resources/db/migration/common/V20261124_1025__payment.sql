-- What a party is to pay to a body; one order for each purpose. amount_minor: minor units of the currency (fils).
create table payment_order (
    id           bigint        not null,
    version      integer       not null,
    reference    varchar(20)   not null,
    payer_id     bigint        not null,
    body_id      bigint        not null,
    amount_minor bigint        not null,
    currency     varchar(3)    not null,
    description  varchar(2000) not null,
    purpose_kind varchar(20)   not null,
    purpose_id   bigint        not null,
    order_status varchar(10)   not null,
    created_at   datetime(6)   not null,
    changed_at   datetime(6)   not null,
    constraint pk_payment_order primary key (id),
    constraint uq_payment_order_reference unique (reference),
    constraint uq_payment_order_purpose unique (purpose_kind, purpose_id),
    constraint fk_payment_order_payer foreign key (payer_id) references party (id),
    constraint fk_payment_order_body foreign key (body_id) references body (id),
    constraint ck_payment_order_amount check (amount_minor > 0)
);

-- masked_pan: first six and last four digits. decline_code: ISO 8583 field 39. needs_people: nobody asks the gateway any more.
create table payment_attempt (
    id              bigint      not null,
    version         integer     not null,
    reference       varchar(20) not null,
    order_id        bigint      not null,
    attempt_status  varchar(10) not null,
    gateway_session varchar(100),
    page_url        varchar(1000),
    created_at      datetime(6) not null,
    ended_at        datetime(6),
    masked_pan      varchar(19),
    scheme          varchar(20),
    rrn             varchar(20),
    auth_code       varchar(10),
    decline_code    varchar(10),
    inquiries       integer     not null,
    unknown_since   datetime(6),
    next_inquiry_at datetime(6),
    needs_people    boolean     not null,
    lease_owner     varchar(200),
    leased_until    datetime(6),
    constraint pk_payment_attempt primary key (id),
    constraint uq_payment_attempt_reference unique (reference),
    constraint fk_payment_attempt_order foreign key (order_id) references payment_order (id)
);
create index ix_payment_attempt_order on payment_attempt (order_id, created_at);
create index ix_payment_attempt_due on payment_attempt (next_inquiry_at);

create table refund (
    id              bigint        not null,
    version         integer       not null,
    reference       varchar(20)   not null,
    order_id        bigint        not null,
    reason          varchar(2000) not null,
    refund_status   varchar(10)   not null,
    requested_by    varchar(60)   not null,
    requested_at    datetime(6)   not null,
    ended_at        datetime(6),
    rrn             varchar(20),
    inquiries       integer       not null,
    unknown_since   datetime(6),
    next_inquiry_at datetime(6),
    needs_people    boolean       not null,
    lease_owner     varchar(200),
    leased_until    datetime(6),
    constraint pk_refund primary key (id),
    constraint uq_refund_reference unique (reference),
    constraint fk_refund_order foreign key (order_id) references payment_order (id)
);
create index ix_refund_order on refund (order_id);
create index ix_refund_due on refund (next_inquiry_at);

-- Messages of gateways that were acted upon: each comes at least once.
create table gateway_event (
    event_id    varchar(100) not null,
    attempt_id  bigint       not null,
    received_at datetime(6)  not null,
    constraint pk_gateway_event primary key (event_id),
    constraint fk_gateway_event_attempt foreign key (attempt_id) references payment_attempt (id)
);
