-- Transfers of pupils between schools, beside the case of the ministry. open_student_id is null once it has ended: one is under way for a pupil at a time.
-- section_id: where a seat is reserved; null: nowhere. reserved_until: the last day of that, null before the ministry has decided.
create table school_transfer (
    id              bigint       not null,
    version         integer      not null,
    request_id      bigint       not null,
    reference       varchar(20)  not null,
    student_id      bigint       not null,
    open_student_id bigint,
    from_school     varchar(40)  not null,
    to_school       varchar(40)  not null,
    school_year     integer      not null,
    grade           integer      not null,
    track_code      varchar(20)  not null,
    sibling         boolean      not null,
    in_catchment    boolean      not null,
    findings        varchar(100) not null,
    submitted_at    datetime(6)  not null,
    stage           varchar(12)  not null,
    section_id      bigint,
    reserved_until  date,
    constraint pk_school_transfer primary key (id),
    constraint uq_school_transfer_request unique (request_id),
    constraint uq_school_transfer_open unique (open_student_id),
    constraint fk_school_transfer_request foreign key (request_id) references request (id),
    constraint fk_school_transfer_student foreign key (student_id) references school_student (id),
    constraint fk_school_transfer_section foreign key (section_id) references school_section (id)
);
create index ix_school_transfer_to on school_transfer (to_school, stage);
create index ix_school_transfer_from on school_transfer (from_school, stage);
create index ix_school_transfer_stage on school_transfer (stage, school_year);
