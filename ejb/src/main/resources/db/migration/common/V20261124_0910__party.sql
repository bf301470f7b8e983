-- Whoever can have rights and duties. Everything else knows parties by id only.
create table party (
    id      bigint       not null,
    version integer      not null,
    kind    varchar(10)  not null,
    name    varchar(800) not null,
    constraint pk_party primary key (id)
);

-- Classified personal. The personal number is encrypted (number_cipher) and found by a keyed hash (number_hash).
create table person (
    id               bigint         not null,
    number_cipher    varbinary(100) not null,
    number_hash      varbinary(32)  not null,
    birth_date       date           not null,
    sex              varchar(6)     not null,
    nationality      char(3)        not null,
    citizen          boolean        not null,
    address_flat     varchar(10),
    address_building varchar(10),
    address_road     varchar(10),
    address_block    varchar(10),
    phone            varchar(20),
    email            varchar(254),
    died_on          date,
    constraint pk_person primary key (id),
    constraint fk_person_party foreign key (id) references party (id),
    constraint uq_person_number unique (number_hash)
);

create table body (
    id          bigint      not null,
    code        varchar(40) not null,
    parent_code varchar(40),
    body_kind   varchar(20) not null,
    role        varchar(1000),
    constraint pk_body primary key (id),
    constraint fk_body_party foreign key (id) references party (id),
    constraint uq_body_code unique (code)
);
