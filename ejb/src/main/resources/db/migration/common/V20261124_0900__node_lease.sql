-- Numbers of the nodes, part of every id: one living process holds each. Times in UTC, by the node's own clock.
create table node_lease (
    node_no      integer      not null,
    lease_owner  varchar(160) not null,
    leased_until datetime(6)  not null,
    constraint pk_node_lease primary key (node_no)
);
-- 64 nodes are plenty for one country; an operator with more adds rows up to 1023.
insert into node_lease (node_no, lease_owner, leased_until)
with recursive n (i) as (select 0 union all select i + 1 from n where i < 63)
select i, '', '2000-01-01 00:00:00' from n;
