-- Only ever added to. details: JSON, never personal numbers or answers.
create table audit_event (
    id          bigint      not null,
    happened_at datetime(6) not null,
    actor       varchar(60) not null,
    channel     varchar(10) not null,
    action_name varchar(60) not null,
    object_ref  varchar(80),
    outcome     varchar(10) not null,
    details     longtext,
    constraint pk_audit_event primary key (id)
);
create index ix_audit_event_object on audit_event (object_ref, id);

create table audit_block (
    block_no      bigint      not null,
    previous_hash char(64)    not null,
    block_hash    char(64)    not null,
    event_count   integer     not null,
    sealed_at     datetime(6) not null,
    constraint pk_audit_block primary key (block_no)
);

-- A row of its own and not a column: the event's row is never updated, and a late commit joins a later block.
create table audit_block_event (
    event_id bigint  not null,
    block_no bigint  not null,
    position integer not null,
    constraint pk_audit_block_event primary key (event_id),
    constraint fk_audit_block_event_block foreign key (block_no) references audit_block (block_no),
    constraint uq_audit_block_event unique (block_no, position)
);
