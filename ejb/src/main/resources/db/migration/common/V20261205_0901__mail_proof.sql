-- Codes that went by e-mail and are awaited in a browser. The code is computed from the row and the data key, and stands nowhere.
-- Without a party: what was typed is not judged yet, or fits nobody.
create table mail_proof (
    handle_hash    char(64)       not null,
    purpose        varchar(10)    not null,
    sealed_claim   varbinary(600),
    party_id       bigint,
    sealed_address varbinary(400),
    language       varchar(3)     not null,
    expires_at     datetime(6)    not null,
    tries          int            not null,
    proved_at      datetime(6),
    constraint pk_mail_proof primary key (handle_hash),
    constraint fk_mail_proof_party foreign key (party_id) references party (id)
);
create index ix_mail_proof_party on mail_proof (party_id);
create index ix_mail_proof_expiry on mail_proof (expires_at);
