-- Sheets of exam results as they were uploaded. publish_at: the minute from which on the sheet counts; null: none is set.
create table exam_sheet (
    id                bigint       not null,
    version           integer      not null,
    reference         varchar(20)  not null,
    body_id           bigint       not null,
    exam_code         varchar(40)  not null,
    school_year       integer      not null,
    exam_round        integer      not null,
    edition           integer      not null,
    exam_definition   text         not null,
    file_name         varchar(200) not null,
    file_hash         varchar(64)  not null,
    expected          integer      not null,
    accepted          integer      not null,
    rejected          integer      not null,
    course_checks     text         not null,
    sheet_state       varchar(12)  not null,
    uploaded_by       bigint       not null,
    uploaded_at       datetime(6)  not null,
    approved_by       bigint,
    publish_at        datetime(6),
    withdrawn_by      bigint,
    withdrawn_at      datetime(6),
    withdrawal_reason varchar(500),
    constraint pk_exam_sheet primary key (id),
    constraint uq_exam_sheet_reference unique (reference),
    constraint uq_exam_sheet_edition unique (exam_code, school_year, exam_round, edition)
);
-- What every node asks each second.
create index ix_exam_sheet_publish on exam_sheet (publish_at);

-- Where lines were wrong, and why; nothing of what stood there.
create table exam_reject (
    id          bigint      not null,
    sheet_id    bigint      not null,
    line_no     bigint      not null,
    cell_column varchar(60) not null,
    fault       varchar(20) not null,
    constraint pk_exam_reject primary key (id),
    constraint fk_exam_reject_sheet foreign key (sheet_id) references exam_sheet (id)
);
create index ix_exam_reject_sheet on exam_reject (sheet_id, id);

-- One upload at a time: who has this row counts the editions.
insert into job_lease (job_name, lease_owner, leased_until) values ('exam-upload', '', '2000-01-01 00:00:00');
