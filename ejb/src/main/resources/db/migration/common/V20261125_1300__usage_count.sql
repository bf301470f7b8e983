-- How often pages were opened and what was searched for, day by day (the country's days). Of nobody: neither party nor address
-- nor session. Rows are only ever added to, by any number of nodes.

-- page_address: behind the language, with its variables unfilled; service_code: empty on pages of no service.
create table visit_count (
    day_on       date        not null,
    page_address varchar(60) not null,
    service_code varchar(60) not null,
    language     varchar(8)  not null,
    visits       bigint      not null,
    constraint pk_visit_count primary key (day_on, page_address, service_code, language)
);

-- search_text: as searches compare it; empty: counted without its text. The key begins with hits: what found nothing is read most.
create table search_count (
    hits        integer     not null,
    day_on      date        not null,
    language    varchar(8)  not null,
    search_text varchar(80) not null,
    searches    bigint      not null,
    constraint pk_search_count primary key (hits, day_on, language, search_text)
);
