-- Ways to look at the inbox that officials have named, each for themselves. filter_name: classified personal.
create table saved_filter (
    id          bigint        not null,
    version     integer       not null,
    party_id    bigint        not null,
    filter_name varchar(60)   not null,
    parts       varchar(1000) not null,
    constraint pk_saved_filter primary key (id),
    constraint fk_saved_filter_party foreign key (party_id) references party (id),
    constraint uq_saved_filter unique (party_id, filter_name)
);
