create table holiday (
    holiday_on  date         not null,
    holiday_key varchar(30)  not null,
    name        varchar(800) not null,
    state       varchar(12)  not null,
    constraint pk_holiday primary key (holiday_on)
);
