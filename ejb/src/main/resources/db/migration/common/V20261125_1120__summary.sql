-- What pages show of figures, computed beforehand. service_code: empty if the figure is of no single service. Money in minor
-- units of the country's currency.
create table summary (
    figure_name  varchar(20) not null,
    body_id      bigint      not null,
    service_code varchar(60) not null,
    figure       bigint      not null,
    constraint pk_summary primary key (figure_name, body_id, service_code),
    constraint fk_summary_body foreign key (body_id) references body (id)
);

-- One row: all figures are computed together, so their time stands once. The node that holds the lease computes.
create table summary_refresh (
    id           integer      not null,
    lease_owner  varchar(200) not null,
    leased_until datetime(6)  not null,
    computed_at  datetime(6),
    constraint pk_summary_refresh primary key (id)
);
insert into summary_refresh (id, lease_owner, leased_until) values (1, '', '2000-01-01 00:00:00');
