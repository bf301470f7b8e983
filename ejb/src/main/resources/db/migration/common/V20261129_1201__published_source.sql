-- The text of a version that a body published itself, as it was written, and who let it be published. Only ever added to.
create table published_source (
    version_id   bigint      not null,
    source       longtext    not null,
    published_by bigint      not null,
    constraint pk_published_source primary key (version_id),
    constraint fk_published_source_version foreign key (version_id) references service_version (id)
);
