-- Statements of the treasury's account, as they were taken in. sequence_no: null if the bank counts none.
create table bank_statement (
    id            bigint      not null,
    iban          varchar(34) not null,
    statement_id  varchar(35) not null,
    sequence_no   bigint,
    opening_minor bigint      not null,
    closing_minor bigint      not null,
    currency      varchar(3)  not null,
    closed_on     date        not null,
    taken_by      bigint      not null,
    taken_at      datetime(6) not null,
    constraint pk_bank_statement primary key (id),
    constraint uq_bank_statement unique (iban, statement_id),
    constraint fk_bank_statement_taken foreign key (taken_by) references party (id)
);
create index ix_bank_statement_closed on bank_statement (closed_on, id);

-- What the bank has booked, line by line. takings_account, takings_on: what an acquirer pays with it, once a day. line_text: as the bank writes
-- it, classified personal, since a payer may stand in it.
create table statement_line (
    id              bigint       not null,
    version         integer      not null,
    statement_id    bigint       not null,
    amount_minor    bigint       not null,
    currency        varchar(3)   not null,
    credit          boolean      not null,
    booked_on       date         not null,
    bank_reference  varchar(35),
    end_to_end      varchar(35),
    line_text       varchar(140) not null,
    line_state      varchar(10)  not null,
    takings_account varchar(10),
    takings_on      date,
    body_id         bigint,
    reason          varchar(500),
    explained_by    bigint,
    explained_at    datetime(6),
    constraint pk_statement_line primary key (id),
    constraint uq_statement_line_takings unique (takings_account, takings_on),
    constraint fk_statement_line_statement foreign key (statement_id) references bank_statement (id),
    constraint fk_statement_line_body foreign key (body_id) references body (id),
    constraint fk_statement_line_explained foreign key (explained_by) references party (id)
);
create index ix_statement_line_state on statement_line (line_state, booked_on);
