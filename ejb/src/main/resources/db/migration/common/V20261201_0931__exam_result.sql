-- One row a candidate. person_key: keyed hash of the personal number; marks: packed, two bytes a course.
create table exam_result (
    id             bigint        not null,
    sheet_id       bigint        not null,
    seat           bigint        not null,
    person_key     varchar(64)   not null,
    candidate_name varchar(120)  not null,
    marks          varbinary(200) not null,
    constraint pk_exam_result primary key (id),
    constraint fk_exam_result_sheet foreign key (sheet_id) references exam_sheet (id),
    constraint uq_exam_result_seat unique (sheet_id, seat)
);
create index ix_exam_result_page on exam_result (sheet_id, id);
create index ix_exam_result_person on exam_result (person_key, sheet_id);

-- Another mark in one course of a result; what counts is the last one that was approved.
create table exam_result_correction (
    id                bigint       not null,
    version           integer      not null,
    sheet_id          bigint       not null,
    result_id         bigint       not null,
    course_code       varchar(20)  not null,
    mark_before       integer      not null,
    internal_mark     integer,
    final_mark        integer      not null,
    reason            varchar(500) not null,
    request_reference varchar(20),
    correction_state  varchar(12)  not null,
    proposed_by       bigint       not null,
    proposed_at       datetime(6)  not null,
    decided_by        bigint,
    decided_at        datetime(6),
    constraint pk_exam_result_correction primary key (id),
    constraint fk_exam_correction_result foreign key (result_id) references exam_result (id)
);
create index ix_exam_correction_sheet on exam_result_correction (sheet_id, correction_state);
create index ix_exam_correction_request on exam_result_correction (request_reference);
