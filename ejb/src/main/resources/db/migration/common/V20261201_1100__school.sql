-- Classes of a school and their seats, in one school year (the calendar year in which it begins). grade: 1 to 12, 0 and below for kindergarten;
-- track_code: empty where a grade is divided into none. The check holds whatever the code does: no seat is given twice.
create table school_section (
    id             bigint      not null,
    version        integer     not null,
    school_code    varchar(40) not null,
    school_year    integer     not null,
    grade          integer     not null,
    track_code     varchar(20) not null,
    section_name   varchar(10) not null,
    capacity       integer     not null,
    seats_taken    integer     not null,
    seats_reserved integer     not null,
    constraint pk_school_section primary key (id),
    constraint uq_school_section unique (school_code, school_year, grade, track_code, section_name),
    constraint ck_school_section_seats check (seats_taken >= 0 and seats_reserved >= 0 and seats_taken + seats_reserved <= capacity)
);

-- Pupils. last_result: PASSED, FAILED.
create table school_student (
    id                 bigint      not null,
    version            integer     not null,
    student_number     varchar(8)  not null,
    person_id          bigint      not null,
    last_result        varchar(10) not null,
    certificate_abroad boolean     not null,
    constraint pk_school_student primary key (id),
    constraint uq_school_student_number unique (student_number),
    constraint uq_school_student_person unique (person_id),
    constraint fk_school_student_person foreign key (person_id) references party (id)
);

-- Where pupils are and were; active_student_id is null once it has ended, so nobody is in two schools at once.
create table school_enrolment (
    id                bigint not null,
    student_id        bigint not null,
    section_id        bigint not null,
    from_day          date   not null,
    until_day         date,
    active_student_id bigint,
    constraint pk_school_enrolment primary key (id),
    constraint uq_school_enrolment_active unique (active_student_id),
    constraint fk_school_enrolment_student foreign key (student_id) references school_student (id),
    constraint fk_school_enrolment_section foreign key (section_id) references school_section (id)
);
create index ix_school_enrolment_student on school_enrolment (student_id, from_day);

-- Who keeps the register of which school.
create table school_registrar (
    id          bigint      not null,
    person_id   bigint      not null,
    school_code varchar(40) not null,
    constraint pk_school_registrar primary key (id),
    constraint uq_school_registrar unique (person_id, school_code),
    constraint fk_school_registrar_person foreign key (person_id) references party (id)
);
