-- What bodies have told people, kept as it was sent. subject, body_text: JSON by language, classified personal.
-- link: address behind the language; null: the notice asks for nothing. read_at: when it was opened first.
create table notice (
    id          bigint        not null,
    reference   varchar(20)   not null,
    receiver_id bigint        not null,
    body_id     bigint        not null,
    subject     varchar(2000) not null,
    body_text   longtext      not null,
    link        varchar(200),
    document    varchar(20),
    sent_at     datetime(6)   not null,
    read_at     datetime(6),
    constraint pk_notice primary key (id),
    constraint uq_notice_reference unique (reference),
    constraint fk_notice_receiver foreign key (receiver_id) references party (id),
    constraint fk_notice_body foreign key (body_id) references body (id)
);
create index ix_notice_receiver on notice (receiver_id, sent_at, id);
create index ix_notice_unread on notice (receiver_id, read_at);

-- Which cause led to which notice: taken before the notice is written, so that no cause has two.
create table notice_key (
    cause_key varchar(100) not null,
    notice_id bigint       not null,
    constraint pk_notice_key primary key (cause_key)
);
