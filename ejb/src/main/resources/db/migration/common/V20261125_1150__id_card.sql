-- Identity cards. One active card a person (active_holder_id is null for the others); what has ended stays as history.
create table id_card (
    id               bigint      not null,
    version          integer     not null,
    holder_id        bigint      not null,
    serial           varchar(12) not null,
    issued_on        date        not null,
    expires_on       date        not null,
    state            varchar(10) not null,
    active_holder_id bigint,
    cancelled_at     datetime(6),
    cancel_reason    varchar(20),
    constraint pk_id_card primary key (id),
    constraint fk_id_card_holder foreign key (holder_id) references party (id),
    constraint uq_id_card_serial unique (serial),
    constraint uq_id_card_active unique (active_holder_id)
);

create index ix_id_card_holder on id_card (holder_id);
