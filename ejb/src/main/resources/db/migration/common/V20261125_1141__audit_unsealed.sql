-- Events that no block holds yet, each written with its event: the sealer finds its work without a look at the trail.
create table audit_unsealed (
    event_id bigint not null,
    constraint pk_audit_unsealed primary key (event_id)
);
insert into audit_unsealed (event_id) select id from audit_event;

-- SHA-256 of the event as it was sealed; the hash of the block covers it. No block exists before this release.
alter table audit_block_event add column event_hash char(64) not null;
