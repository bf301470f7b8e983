package org.dilmun.ejb.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.dilmun.domain.access.Scope;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.ReleaseLoader;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.identity.ApiClients;
import org.dilmun.ejb.persistence.TestDatabase;

/**
 * Fills an empty database with the years of a country: people with accounts and cards, and their applications with
 * history, tasks, payments and journal, in the state in which the product would have left them. The same size, always the
 * same data; only nonces and salts are drawn anew. Rows are written as they are made, in batches, so memory does not grow
 * with the size. Notices, audit, certificates and what applications do to cards are left out.
 */
public final class BulkData {

    /** Opens every generated account, and the client. */
    public static final String PASSWORD = "Dilmun-bulk-2026";

    public static final String CLIENT = "bulk-counter";

    /** The service that all the applications are for: the one that is applied for online. */
    public static final String SERVICE = "id-card-replacement";

    private static final int OFFICERS = 40;
    private static final int BATCH = 500;

    private final TestDatabase database;
    private final Size size;

    /**
     * How much.
     *
     * @param people each with account and card; more than the officers, who are the first 40 of them
     * @param requests spread over the thousand days before {@code until}
     * @param until when the last application began at the latest
     */
    public record Size(int people, int requests, long seed, Instant until) {}

    /**
     * What is there now.
     *
     * @param officers personal numbers of officers of the body that decides
     * @param citizens personal numbers of some others
     * @param rows by table
     */
    public record Filled(List<String> officers, List<String> citizens, Map<String, Long> rows) {}

    /** @param database with the clock and the keys of the product that is to use the data */
    public BulkData(TestDatabase database, Size size) {
        this.database = database;
        this.size = size;
    }

    public Filled fill() throws SQLException {
        Service service = database.inTransaction(() -> {
            database.bean(ReleaseLoader.class);
            Service found = database.bean(Directory.class).get(SERVICE);
            database.bean(ApiClients.class)
                    .register(
                            CLIENT,
                            PASSWORD,
                            LocalizedText.of("نظام الكاونتر", "Counter system"),
                            found.body().id(),
                            Set.of(Scope.REQUESTS_READ.code(), Scope.REQUESTS_WRITE.code(), Scope.TASKS_WRITE.code()));
            return found;
        });
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            var rows = new LinkedHashMap<String, Long>();
            List<String> known = people(connection, service, rows);
            cases(connection, service, rows);
            return new Filled(known.subList(0, OFFICERS), known.subList(OFFICERS, known.size()), rows);
        }
    }

    private List<String> people(Connection connection, Service service, Map<String, Long> rows) throws SQLException {
        try (var tables = new Tables(connection)) {
            var people = new BulkPeople(database, tables, size);
            for (int i = 0; i < size.people(); i++) {
                people.register(i, i < OFFICERS ? service.body().id() : null);
                if (i % BATCH == BATCH - 1) {
                    tables.commit();
                }
            }
            tables.commit();
            tables.counts(rows);
            return people.known();
        }
    }

    private void cases(Connection connection, Service service, Map<String, Long> rows) throws SQLException {
        try (var tables = new Tables(connection)) {
            var cases = database.inTransaction(() -> new BulkCases(database, tables, service, size, OFFICERS));
            for (int i = 0; i < size.requests(); i++) {
                cases.live(i);
                if (i % BATCH == BATCH - 1) {
                    tables.commit();
                }
            }
            tables.commit();
            tables.counts(rows);
        }
    }
}
