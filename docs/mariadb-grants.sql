-- What the application may do on MariaDB or MySQL: everything with the content of its tables, except that the journal is only ever added to.
-- It may not change the schema. Prints the grants; run it by the owner of the schema after each migration, and feed it back:
--   mariadb -N -e "set @app = 'dilmun@%'; source docs/mariadb-grants.sql" dilmun | mariadb dilmun
select concat(
    'grant select, insert',
    case when table_name in ('journal_entry', 'posting') then '' else ', update, delete' end,
    ' on `', table_schema, '`.`', table_name, '` to ''',
    replace(@app, '@', '''@'''), ''';') as statement
from information_schema.tables
where table_schema = database() and table_type = 'BASE TABLE'
order by table_name;
