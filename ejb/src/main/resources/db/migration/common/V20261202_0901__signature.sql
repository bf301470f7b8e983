-- Classified personal. Who is asked to sign a case beside its applicant, by party id, and what they answered. All who are asked at once are a round of the case;
-- due_on: last day in the zone of the country; null: none is set. resumes_at: step at which the case goes on then; null: the one that follows.
-- watched: whether something happens by itself when it is overdue, and has not happened yet. content_hash: SHA-256 of what was signed.
create table signature (
    id              bigint      not null,
    version         integer     not null,
    request_id      bigint      not null,
    step_id         varchar(60) not null,
    signer_id       bigint      not null,
    round_no        integer     not null,
    asked_at        datetime(6) not null,
    due_on          date,
    resumes_at      varchar(60),
    watched         boolean     not null,
    signature_state varchar(10) not null,
    content_hash    varchar(64),
    reason          varchar(2000),
    channel         varchar(10),
    ended_at        datetime(6),
    reminded_at     datetime(6),
    constraint pk_signature primary key (id),
    constraint uq_signature unique (request_id, round_no, signer_id),
    constraint fk_signature_request foreign key (request_id) references request (id),
    constraint fk_signature_signer foreign key (signer_id) references person (id)
);
create index ix_signature_signer on signature (signer_id, signature_state);
create index ix_signature_due on signature (watched, due_on);
