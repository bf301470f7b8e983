-- Descriptors are immutable rows; the running system reads only these. The highest version of a code is in force.
-- content: canonical JSON.
create table service_version (
    id           bigint      not null,
    code         varchar(60) not null,
    version_no   integer     not null,
    content_hash char(64)    not null,
    origin       varchar(10) not null,
    content      longtext    not null,
    created_at   datetime(6) not null,
    constraint pk_service_version primary key (id),
    constraint uq_service_version unique (code, version_no)
);

-- Raised with each publication; every node polls it and swaps its descriptors, pages and search index.
create table publication (
    id           integer     not null,
    seq          bigint      not null,
    release_hash char(64)    not null,
    constraint pk_publication primary key (id)
);
insert into publication (id, seq, release_hash) values (1, 0, '');
