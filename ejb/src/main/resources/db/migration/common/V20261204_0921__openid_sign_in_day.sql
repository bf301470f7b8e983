-- How often a relying party signed people in, by the day of the country.
create table openid_sign_in_day (
    relying_party_id bigint not null,
    sign_in_day      date   not null,
    sign_ins         bigint not null,
    constraint pk_openid_sign_in_day primary key (relying_party_id, sign_in_day),
    constraint fk_openid_sign_in_day_party foreign key (relying_party_id) references relying_party (id)
);
