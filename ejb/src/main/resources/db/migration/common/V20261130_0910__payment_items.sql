-- items: what of an order is for which case, as JSON; null: it is for one purpose as a whole.
alter table payment_order add column items longtext;

-- For which case of the order it is; null: all that was captured goes back.
alter table refund add column request_id bigint;
alter table refund add constraint fk_refund_request foreign key (request_id) references request (id);
create index ix_refund_request on refund (request_id);
