-- Cases. step_id: step of the descriptor's workflow; null: not submitted yet. answers: JSON, classified personal.
create table request (
    id                 bigint      not null,
    version            integer     not null,
    reference          varchar(20) not null,
    service_code       varchar(60) not null,
    service_version_id bigint      not null,
    applicant_id       bigint      not null,
    body_id            bigint      not null,
    status             varchar(10) not null,
    waiting_on         varchar(12),
    step_id            varchar(60),
    answers            longtext    not null,
    submitted_by       varchar(60),
    channel            varchar(10),
    created_at         datetime(6) not null,
    submitted_at       datetime(6),
    changed_at         datetime(6) not null,
    closed_at          datetime(6),
    constraint pk_request primary key (id),
    constraint uq_request_reference unique (reference),
    constraint fk_request_service_version foreign key (service_version_id) references service_version (id),
    constraint fk_request_applicant foreign key (applicant_id) references party (id),
    constraint fk_request_body foreign key (body_id) references body (id)
);
create index ix_request_applicant on request (applicant_id, changed_at, id);

-- Only ever added to. case_version: the version that the case had before the move.
create table request_history (
    request_id   bigint      not null,
    entry_no     integer     not null,
    happened_at  datetime(6) not null,
    status_from  varchar(10) not null,
    status_to    varchar(10) not null,
    step_id      varchar(60),
    actor        varchar(60) not null,
    channel      varchar(10) not null,
    reason       varchar(2000),
    case_version integer     not null,
    constraint pk_request_history primary key (request_id, entry_no),
    constraint fk_request_history_request foreign key (request_id) references request (id)
);

-- due_on: last day, in the country's time zone; 9999-12-31: no deadline.
create table task (
    id         bigint      not null,
    version    integer     not null,
    request_id bigint      not null,
    body_id    bigint      not null,
    role_name  varchar(20) not null,
    step_id    varchar(60) not null,
    due_on     date        not null,
    task_state varchar(10) not null,
    claimed_by bigint,
    created_at datetime(6) not null,
    ended_at   datetime(6),
    constraint pk_task primary key (id),
    constraint fk_task_request foreign key (request_id) references request (id),
    constraint fk_task_body foreign key (body_id) references body (id),
    constraint fk_task_claimed_by foreign key (claimed_by) references party (id)
);
create index ix_task_inbox on task (body_id, task_state, due_on, id);
