-- Calls without a token of each address in the current window, as far as nodes have counted them together.
create table address_allowance (
    address      varchar(45) not null,
    window_start datetime(6) not null,
    calls        integer     not null,
    constraint pk_address_allowance primary key (address)
);
