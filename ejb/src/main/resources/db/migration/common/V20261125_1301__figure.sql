-- What pages show of figures, computed beforehand; takes the place of summary, which the release before still fills and a later
-- one drops. body_id 0: the whole portal. subject: the service, channel, day, page or text that is counted, or empty. Money in
-- minor units of the country's currency.
create table figure (
    figure_name varchar(20)  not null,
    body_id     bigint       not null,
    subject     varchar(100) not null,
    figure      bigint       not null,
    constraint pk_figure primary key (figure_name, body_id, subject)
);
create index ix_figure_body on figure (body_id, figure_name);
