-- Contents by the SHA-256 of their bytes, in chunks of at most 1 MB: no shared disk, no packet too large.
create table stored_blob (
    blob_hash  char(64)    not null,
    size_bytes bigint      not null,
    created_at datetime(6) not null,
    constraint pk_stored_blob primary key (blob_hash)
);

create table stored_blob_chunk (
    blob_hash char(64)   not null,
    chunk_no  integer    not null,
    content   mediumblob not null,
    constraint pk_stored_blob_chunk primary key (blob_hash, chunk_no),
    constraint fk_stored_blob_chunk_blob foreign key (blob_hash) references stored_blob (blob_hash)
);

-- Which content the applicant of a case gave to which question.
create table request_attachment (
    id          bigint       not null,
    request_id  bigint       not null,
    field_id    varchar(60)  not null,
    file_name   varchar(200) not null,
    media_type  varchar(100) not null,
    size_bytes  bigint       not null,
    blob_hash   char(64)     not null,
    attached_at datetime(6)  not null,
    constraint pk_request_attachment primary key (id),
    constraint fk_request_attachment_request foreign key (request_id) references request (id),
    constraint fk_request_attachment_blob foreign key (blob_hash) references stored_blob (blob_hash)
);
create index ix_request_attachment_field on request_attachment (request_id, field_id);
