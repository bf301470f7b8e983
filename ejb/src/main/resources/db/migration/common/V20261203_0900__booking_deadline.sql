-- Until when the applicant of a case has to book the appointment that it waits for; there as long as none is booked and the step sets a time.
-- due_on: last day in the zone of the country; remind_on: day on which the applicant is told that it comes to an end; null: not, or they were.
-- watched: whether something happens by itself when it is overdue, and has not happened yet.
create table booking_deadline (
    request_id bigint  not null,
    due_on     date    not null,
    remind_on  date,
    watched    boolean not null,
    constraint pk_booking_deadline primary key (request_id),
    constraint fk_booking_deadline_request foreign key (request_id) references request (id)
);
create index ix_booking_deadline_due on booking_deadline (watched, due_on);
create index ix_booking_deadline_remind on booking_deadline (remind_on);
insert into job_lease (job_name, lease_owner, leased_until) values ('overdue-bookings', '', '2000-01-01 00:00:00');
