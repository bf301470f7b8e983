package org.dilmun.ejb.operations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.operations.Diagnostic.State;
import org.dilmun.ejb.operations.Diagnostic.Unit;

/** The database, its schema, its clock and the nodes that work on it. */
@ApplicationScoped
public class DatabaseDiagnostics implements DiagnosticSource {

    /** A version of a migration that came later is greater. */
    private static final String SCHEMA = "select count(*), max(version), sum(case when success then 0 else 1 end)"
            + " from flyway_schema_history where version is not null";

    private static final String NODES = "select node_no, lease_owner, release_name, started_at from node_lease"
            + " where leased_until > ? order by node_no";

    @Resource(lookup = "java:app/jdbc/dilmun")
    DataSource dataSource;

    @Inject
    RealClock clock;

    @Override
    public List<Diagnostic> read(Instant now) {
        try (Connection connection = dataSource.getConnection()) {
            var list = new ArrayList<Diagnostic>();
            list.add(database(connection));
            list.add(skew(connection));
            list.add(schema(connection));
            nodes(connection, now, list);
            return list;
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }

    private Diagnostic database(Connection connection) throws SQLException {
        var meta = connection.getMetaData();
        String product = meta.getDatabaseProductName() + " " + meta.getDatabaseProductVersion();
        Instant asked = clock.instant();
        one(connection, "select 1 from start_lock where id = 1").close();
        long took = Duration.between(asked, clock.instant()).toMillis();
        return new Diagnostic("database", "", State.rising(took, 500, 5000), took, Unit.MILLISECONDS, null, product);
    }

    /** In whole seconds, as the one function that both databases have tells them. */
    private Diagnostic skew(Connection connection) throws SQLException {
        long before = clock.instant().getEpochSecond();
        try (ResultSet row = one(connection, "select unix_timestamp()")) {
            long told = row.getLong(1);
            long after = clock.instant().getEpochSecond();
            long skew = told < before ? before - told : Math.max(0, told - after);
            return new Diagnostic("clock-skew", "", State.rising(skew, 2, 30), skew, Unit.SECONDS, null, "");
        }
    }

    private static Diagnostic schema(Connection connection) throws SQLException {
        try (ResultSet row = one(connection, SCHEMA)) {
            State state = State.rising(row.getLong(3), 1, 1);
            return new Diagnostic("schema", "", state, row.getLong(1), Unit.COUNT, null, row.getString(2));
        }
    }

    private static void nodes(Connection connection, Instant now, List<Diagnostic> list) throws SQLException {
        try (var statement = connection.prepareStatement(NODES)) {
            statement.setTimestamp(1, Timestamp.from(now));
            ResultSet row = statement.executeQuery();
            Set<String> releases = new HashSet<>();
            while (row.next()) {
                var started = row.getTimestamp(4);
                String told = row.getString(3) == null ? "?" : row.getString(3);
                releases.add(told);
                list.add(new Diagnostic(
                        "node",
                        row.getString(1),
                        State.OK,
                        started == null
                                ? 0
                                : Math.max(
                                        0,
                                        Duration.between(started.toInstant(), now)
                                                .toSeconds()),
                        Unit.SECONDS,
                        started == null ? null : started.toInstant(),
                        told + " · " + host(row.getString(2))));
            }
            list.add(Diagnostic.count(
                    "releases", "", State.rising(releases.size(), 2, Long.MAX_VALUE), releases.size()));
        }
    }

    /** @param owner as {@code Ids} names a process: its host, a slash and what tells it from others there */
    private static String host(String owner) {
        return owner.substring(0, Math.max(0, owner.indexOf('/')));
    }

    private static ResultSet one(Connection connection, String sql) throws SQLException {
        var statement = connection.createStatement();
        statement.closeOnCompletion();
        ResultSet row = statement.executeQuery(sql);
        row.next();
        return row;
    }
}
