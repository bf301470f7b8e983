-- Calls of each client in the current window, taken by all nodes in portions. Each client has its row from its registration on.
create table call_allowance (
    client_id    bigint      not null,
    window_start datetime(6) not null,
    calls        integer     not null,
    constraint pk_call_allowance primary key (client_id),
    constraint fk_call_allowance_client foreign key (client_id) references api_client (id) on delete cascade
);
insert into call_allowance (client_id, window_start, calls)
select id, timestamp '1970-01-01 00:00:00', 0 from api_client;
