-- Days whose end balances were written down, so that a balance needs the rows since then only. Derived: what is removed from the last
-- days on is taken again. ends_at, UTC: the first moment that no longer belongs to the day.
create table ledger_snapshot_day (
    day_on     date        not null,
    ends_at    datetime(6) not null,
    taken_at   datetime(6) not null,
    -- when it was last compared with the rows, and whether it was what they say
    checked_at datetime(6),
    sound      boolean     not null,
    constraint pk_ledger_snapshot_day primary key (day_on)
);
create index ix_ledger_snapshot_day_ends on ledger_snapshot_day (ends_at);

-- Debits less credits at the end of the day, minor units of the country's currency. body_id 0: the account has no sub-accounts.
create table ledger_snapshot (
    day_on        date        not null,
    account_no    varchar(10) not null,
    body_id       bigint      not null,
    balance_minor bigint      not null,
    constraint pk_ledger_snapshot primary key (day_on, account_no, body_id),
    constraint fk_ledger_snapshot_day foreign key (day_on) references ledger_snapshot_day (day_on),
    constraint fk_ledger_snapshot_account foreign key (account_no) references ledger_account (account_no)
);

-- Entries that the snapshot of their own day does not hold: written with the entry, gone with that snapshot. One that is committed later
-- stays, with the day of the first snapshot that holds it.
create table uncounted_entry (
    entry_id   bigint      not null,
    booked_at  datetime(6) not null,
    counted_on date,
    constraint pk_uncounted_entry primary key (entry_id)
);
create index ix_uncounted_entry_booked on uncounted_entry (booked_at);
create index ix_uncounted_entry_counted on uncounted_entry (counted_on);

insert into job_lease (job_name, lease_owner, leased_until) values ('ledger-snapshots', '', '2000-01-01 00:00:00');
