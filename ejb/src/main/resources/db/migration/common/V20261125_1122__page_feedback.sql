-- Answers to "was this page useful". Of nobody: neither party nor address nor session. page_path: behind the language.
create table page_feedback (
    id           bigint       not null,
    page_path    varchar(100) not null,
    language     varchar(8)   not null,
    useful       boolean      not null,
    comment_text varchar(500),
    given_at     datetime(6)  not null,
    constraint pk_page_feedback primary key (id)
);
