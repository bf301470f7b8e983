-- Where a person reads e-mail, as they have shown by a code; encrypted with the data key. Refused: a server has said that there is no such box.
create table mail_address (
    party_id       bigint         not null,
    version        int            not null,
    sealed_address varbinary(400) not null,
    language       varchar(3)     not null,
    proven_at      datetime(6)    not null,
    takes_notices  boolean        not null,
    refused_at     datetime(6),
    constraint pk_mail_address primary key (party_id),
    constraint fk_mail_address_party foreign key (party_id) references party (id)
);
