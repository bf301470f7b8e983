package org.dilmun.ejb.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;

/** Schemas that were migrated and mapped once: each is emptied for the next test, which takes a tenth of the time. */
final class SchemaPool {

    /** Where the next schema is to be made. */
    @FunctionalInterface
    interface Server {

        /** @return a new and empty database */
        Place create() throws SQLException;
    }

    /**
     * @param source connects to that database
     * @param schema in which the product's tables will be
     * @param seed another, empty schema beside it
     */
    record Place(DilmunDataSource source, String schema, String seed) {}

    /**
     * A schema with the product's tables.
     *
     * @param filled tables that the migrations themselves fill; they are put back as they were
     */
    record Schema(Place place, EntityManagerFactory factory, List<String> filled) {

        DilmunDataSource dataSource() {
            return place.source();
        }
    }

    private final Server server;
    private final Deque<Schema> free = new ArrayDeque<>();

    SchemaPool(Server server) {
        this.server = server;
    }

    /** @return the mapping of the product on that database */
    static EntityManagerFactory map(DataSource database) {
        return Persistence.createEntityManagerFactory(
                "dilmun",
                Map.of(
                        "jakarta.persistence.transactionType",
                        "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource",
                        database,
                        "jakarta.persistence.jtaDataSource",
                        "",
                        "eclipselink.session-name",
                        UUID.randomUUID().toString()));
    }

    synchronized Schema borrow() {
        return free.isEmpty() ? create() : free.pop();
    }

    /** Empties the schema and keeps it for the next test. */
    synchronized void giveBack(Schema schema) {
        Place place = schema.place();
        try (Connection connection = place.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set foreign_key_checks = 0");
            for (String table : tables(statement, place.schema())) {
                statement.executeUpdate("delete from `" + table + "`");
            }
            for (String table : schema.filled()) {
                statement.executeUpdate(
                        "insert into `" + table + "` select * from `" + place.seed() + "`.`" + table + "`");
            }
            statement.execute("set foreign_key_checks = 1"); // of the whole database in H2
            free.push(schema);
        } catch (SQLException e) {
            throw new IllegalStateException("the schema cannot be emptied", e);
        }
    }

    private Schema create() {
        try {
            Place place = server.create();
            Migrator.migrate(place.source());
            return new Schema(place, map(place.source()), filled(place));
        } catch (SQLException e) {
            throw new IllegalStateException("the schema cannot be made", e);
        }
    }

    private static List<String> filled(Place place) throws SQLException {
        var filled = new ArrayList<String>();
        try (Connection connection = place.source().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement, place.schema())) {
                boolean any;
                try (var row = statement.executeQuery("select 1 from `" + table + "` limit 1")) {
                    any = row.next();
                }
                if (any) {
                    statement.execute("create table `" + place.seed() + "`.`" + table + "` as select * from `"
                            + place.schema() + "`.`" + table + "`");
                    filled.add(table);
                }
            }
        }
        return filled;
    }

    private static List<String> tables(Statement statement, String schema) throws SQLException {
        var names = new ArrayList<String>();
        try (var rows = statement.executeQuery("select table_name from information_schema.tables where table_schema = '"
                + schema + "' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
