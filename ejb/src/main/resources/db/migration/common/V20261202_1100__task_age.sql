-- How long tasks have been lying with each body, by service, and how long its steps usually take: computed with the figures.
create table task_age (
    body_id      bigint      not null,
    service_code varchar(60) not null,
    age_band     varchar(12) not null,
    tasks        bigint      not null,
    late         bigint      not null,
    constraint pk_task_age primary key (body_id, service_code, age_band)
);

-- Longest usual time in working days, and the moment (UTC) before which a task must have come to lie longer.
create table step_pace (
    body_id        bigint      not null,
    service_code   varchar(60) not null,
    step_id        varchar(60) not null,
    usual_days     integer     not null,
    unusual_before datetime(6) not null,
    constraint pk_step_pace primary key (body_id, service_code, step_id)
);
