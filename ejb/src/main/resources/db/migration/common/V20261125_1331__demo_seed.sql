-- What the demonstration has put in and whose secrets are public: production does not start where any of it is left.
create table demo_seed (
    kind varchar(20) not null,
    id   bigint      not null,
    constraint pk_demo_seed primary key (kind, id)
);
