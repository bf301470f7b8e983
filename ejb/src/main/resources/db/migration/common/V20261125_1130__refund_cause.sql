-- Which capture goes back, and why. reason: of an official, in their words; the other causes have none.
-- attempt_id is never null in what this release writes.
alter table refund add column attempt_id bigint;
alter table refund add column cause varchar(20) not null default 'OFFICIAL';
alter table refund modify column reason varchar(2000) null;
update refund set attempt_id = (
    select max(a.id) from payment_attempt a where a.order_id = refund.order_id and a.attempt_status = 'CAPTURED');
alter table refund add constraint fk_refund_attempt foreign key (attempt_id) references payment_attempt (id);
