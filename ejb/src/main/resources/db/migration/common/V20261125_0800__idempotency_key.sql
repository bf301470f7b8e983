-- Answers to calls that clients may repeat. request_hash: SHA-256 of operation and input; answer: JSON.
create table idempotency_key (
    client_id    bigint       not null,
    call_key     varchar(100) not null,
    request_hash char(64)     not null,
    answer       longtext     not null,
    created_at   datetime(6)  not null,
    constraint pk_idempotency_key primary key (client_id, call_key),
    constraint fk_idempotency_key_client foreign key (client_id) references api_client (id)
);
create index ix_idempotency_key_created on idempotency_key (created_at);
