-- What service owners change before it is published. open_code: the code while the draft is open, so that a service has one
-- at a time; null afterwards. based_on: version_no of the version that it changes; 0: the service is new.
-- obstacle: code of the problem that kept it from being published when its time had come.
create table service_draft (
    id           bigint      not null,
    version      integer     not null,
    body_id      bigint      not null,
    code         varchar(60) not null,
    open_code    varchar(60),
    based_on     integer     not null,
    state        varchar(20) not null,
    source       longtext    not null,
    changed_by   bigint      not null,
    changed_at   datetime(6) not null,
    judged_by    bigint,
    judged_at    datetime(6),
    reason       varchar(2000),
    obstacle     varchar(60),
    publish_at   datetime(6),
    constraint pk_service_draft primary key (id),
    constraint uq_service_draft_open unique (open_code),
    constraint fk_service_draft_body foreign key (body_id) references body (id)
);
create index ix_service_draft_due on service_draft (state, publish_at);

-- Who wrote in it: none of them approves it.
create table service_draft_writer (
    draft_id bigint not null,
    party_id bigint not null,
    constraint pk_service_draft_writer primary key (draft_id, party_id),
    constraint fk_service_draft_writer_draft foreign key (draft_id) references service_draft (id)
);
