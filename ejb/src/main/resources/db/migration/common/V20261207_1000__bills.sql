-- What bodies bill. bill_number: the body's own. least_minor: smallest part that is taken alone; null: no parts..
create table bill (
    id            bigint        not null,
    version       integer       not null,
    reference     varchar(20)   not null,
    body_id       bigint        not null,
    bill_number   varchar(35)   not null,
    debtor_id     bigint,
    description   varchar(2000) not null,
    amount_minor  bigint        not null,
    currency      varchar(3)    not null,
    paid_minor    bigint        not null,
    least_minor   bigint,
    due_on        date,
    payable_until date,
    bill_status   varchar(10)   not null,
    presented_by  varchar(60)   not null,
    presented_at  datetime(6)   not null,
    changed_at    datetime(6)   not null,
    constraint pk_bill primary key (id),
    constraint uq_bill_reference unique (reference),
    constraint uq_bill_number unique (body_id, bill_number),
    constraint fk_bill_body foreign key (body_id) references body (id),
    constraint fk_bill_debtor foreign key (debtor_id) references party (id),
    constraint ck_bill_paid check (paid_minor >= 0 and paid_minor <= amount_minor)
);
create index ix_bill_debtor on bill (debtor_id, bill_status);
create index ix_bill_body on bill (body_id, bill_status, id);

-- Bills that are paid together. basket_id: purpose of the payment order.
create table basket_line (
    id           bigint     not null,
    basket_id    bigint     not null,
    bill_id      bigint     not null,
    amount_minor bigint     not null,
    currency     varchar(3) not null,
    constraint pk_basket_line primary key (id),
    constraint uq_basket_line unique (basket_id, bill_id),
    constraint fk_basket_line_bill foreign key (bill_id) references bill (id)
);
create index ix_basket_line_bill on basket_line (bill_id);

-- What of an order for several bills goes back.
alter table refund add column bill_id bigint;
alter table refund add constraint fk_refund_bill foreign key (bill_id) references bill (id);
