-- The chart of accounts.
create table ledger_account (
    account_no   varchar(10)  not null,
    account_type varchar(10)  not null,
    name         varchar(400) not null,
    constraint pk_ledger_account primary key (account_no)
);
insert into ledger_account (account_no, account_type, name) values
    ('1100', 'ASSET', '{"ar":"البنك – حساب التحصيل","en":"Bank – collection account"}'),
    ('1110', 'ASSET', '{"ar":"البنك – حساب المبالغ المستردة","en":"Bank – refund account"}'),
    ('1200', 'ASSET', '{"ar":"مستحقات على محصّل مدفوعات البطاقات","en":"Receivable from card acquirer"}'),
    ('1210', 'ASSET', '{"ar":"مستحقات على بوابة بنفت","en":"Receivable from Benefit gateway"}'),
    ('1220', 'ASSET', '{"ar":"مستحقات على نظام التحويلات الإلكترونية وفواتير","en":"Receivable from EFTS and Fawateer"}'),
    ('1300', 'ASSET', '{"ar":"النقد في أجهزة الخدمة الذاتية","en":"Cash in kiosks"}'),
    ('1310', 'ASSET', '{"ar":"نقد في الطريق إلى البنك","en":"Cash in transit"}'),
    ('2100', 'LIABILITY', '{"ar":"مستحقات الجهات الحكومية","en":"Payable to government bodies"}'),
    ('2200', 'LIABILITY', '{"ar":"ضريبة القيمة المضافة المستحقة","en":"VAT payable"}'),
    ('2300', 'LIABILITY', '{"ar":"مبالغ مستحقة الرد","en":"Refunds payable"}'),
    ('2400', 'LIABILITY', '{"ar":"مقبوضات لم تُخصَّص بعد","en":"Unallocated receipts"}'),
    ('2500', 'LIABILITY', '{"ar":"تبرعات محفوظة لأوجه صرفها","en":"Donations held"}'),
    ('4100', 'INCOME', '{"ar":"رسوم خدمات المنصة","en":"Platform service fees"}'),
    ('5100', 'EXPENSE', '{"ar":"رسوم بوابات الدفع والبنوك","en":"Gateway and bank fees"}'),
    ('5200', 'EXPENSE', '{"ar":"فروق النقد والتقريب","en":"Cash differences and rounding"}'),
    ('5300', 'EXPENSE', '{"ar":"خسائر الاعتراض على المدفوعات","en":"Chargeback losses"}');

-- Only ever added to. An event of a source is booked once, however often it is reported.
create table journal_entry (
    id         bigint      not null,
    entry_kind varchar(20) not null,
    source     varchar(20) not null,
    source_id  bigint      not null,
    booked_at  datetime(6) not null,
    constraint pk_journal_entry primary key (id),
    constraint uq_journal_entry_source unique (source, source_id, entry_kind)
);
create index ix_journal_entry_booked on journal_entry (booked_at, id);

-- Only ever added to. A balance is the sum of these rows. amount_minor: minor units of the currency (fils).
create table posting (
    entry_id       bigint      not null,
    posting_no     integer     not null,
    debit_account  varchar(10) not null,
    debit_body_id  bigint,
    credit_account varchar(10) not null,
    credit_body_id bigint,
    amount_minor   bigint      not null,
    currency       varchar(3)  not null,
    constraint pk_posting primary key (entry_id, posting_no),
    constraint fk_posting_entry foreign key (entry_id) references journal_entry (id),
    constraint fk_posting_debit foreign key (debit_account) references ledger_account (account_no),
    constraint fk_posting_debit_body foreign key (debit_body_id) references body (id),
    constraint fk_posting_credit foreign key (credit_account) references ledger_account (account_no),
    constraint fk_posting_credit_body foreign key (credit_body_id) references body (id),
    constraint ck_posting_amount check (amount_minor > 0)
);
create index ix_posting_debit on posting (debit_account, debit_body_id);
create index ix_posting_credit on posting (credit_account, credit_body_id);
