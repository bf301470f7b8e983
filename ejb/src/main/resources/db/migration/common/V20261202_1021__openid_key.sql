-- Keys that ID tokens are signed with; the private part is encrypted with the data key.
create table openid_key (
    kid             varchar(60)     not null,
    algorithm       varchar(10)     not null,
    sealed          varbinary(4000) not null,
    created_at      datetime(6)     not null,
    signs_from      datetime(6)     not null,
    published_until datetime(6),
    constraint pk_openid_key primary key (kid)
);

insert into job_lease (job_name, lease_owner, leased_until) values ('openid-keys', '', '2000-01-01 00:00:00');
