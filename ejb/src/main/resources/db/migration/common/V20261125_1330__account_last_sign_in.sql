-- Written at every sign-in and read by nobody; two at once conflicted over it. A session knows when it began.
alter table account drop column last_sign_in_at;
