-- Which gateway an attempt went to, by its code; attempts of earlier releases went to the only one there was. said_minor, said_currency: what a
-- gateway says to have taken, where that cannot be right. resolution: what people have found who settled it, classified personal.
alter table payment_attempt add column gateway varchar(30) default 'card' not null;
alter table payment_attempt add column payment_method varchar(10) default 'CARD' not null;
alter table payment_attempt add column said_minor bigint;
alter table payment_attempt add column said_currency varchar(3);
alter table payment_attempt add column resolution varchar(2000);
alter table payment_attempt add column resolved_by varchar(60);
create index ix_payment_attempt_gateway on payment_attempt (gateway, created_at);

-- Calls to which a gateway answered nothing that can be used (SILENT), or late (SLOW). Old rows are removed.
create table gateway_failure (
    id           bigint      not null,
    gateway      varchar(30) not null,
    failure_kind varchar(10) not null,
    failed_at    datetime(6) not null,
    constraint pk_gateway_failure primary key (id)
);
create index ix_gateway_failure on gateway_failure (gateway, failed_at);
