package org.dilmun.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.HdrHistogram.Histogram;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.request.Inbox;
import org.dilmun.ejb.request.TaskQueries;

/** The same pages of tasks twice: as the product asks for them, and by a count and an offset, as lists mostly do. */
final class InboxQueries {

    private static final int SIZE = 25;
    private static final int WARM_UP = 30;
    private static final int RUNS = 40;

    private static final String LIST = " from task t join request r on r.id = t.request_id"
            + " join party a on a.id = r.applicant_id where t.body_id = ? and t.task_state in ('OPEN', 'CLAIMED')";

    private final TestDatabase database;
    private final TaskQueries queries;
    private final long body;
    private final long pending;

    /** @param officer personal number of somebody of the body {@code iga} */
    InboxQueries(TestDatabase database, String officer) throws SQLException {
        this.database = database;
        this.queries = database.bean(TaskQueries.class);
        this.body = database.inTransaction(
                () -> database.bean(Bodies.class).get("iga").id());
        long person = database.inTransaction(
                () -> database.bean(People.class).find(officer).orElseThrow().id());
        database.bean(Caller.class)
                .is(Actor.person(person, Assurance.BASIC, Map.of(body, Set.of(Role.OFFICER)), Channel.PORTAL));
        try (Connection connection = database.pool().getConnection()) {
            this.pending = count(connection);
        }
    }

    long pending() {
        return pending;
    }

    /** @return the place after nine tenths of the list, as an address of the inbox names it */
    Inbox.Cursor deep() throws SQLException {
        try (Connection connection = database.pool().getConnection();
                PreparedStatement statement = connection.prepareStatement("select t.due_on, t.created_at, t.id" + LIST
                        + " order by t.due_on, t.id limit 1 offset " + pending / 10 * 9)) {
            statement.setLong(1, body);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                LocalDateTime received = row.getObject(2, LocalDateTime.class);
                return new Inbox.Cursor(
                        row.getObject(1, LocalDate.class), received.toInstant(ZoneOffset.UTC), row.getLong(3));
            }
        }
    }

    /** @return median in milliseconds */
    double byKeyset(Inbox.Cursor after) {
        return database.inTransaction(() -> median(() -> queries.inbox(Inbox.Filter.ANY, Inbox.Order.DUE, after, SIZE)
                .rows()
                .size()));
    }

    /** @return median in milliseconds */
    double byOffset(boolean deep) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select t.id, r.reference, r.service_code, a.name, t.step_id, t.due_on, t.created_at" + LIST
                                + " order by t.due_on, t.id limit " + SIZE + " offset "
                                + (deep ? pending / 10 * 9 : 0))) {
            statement.setLong(1, body);
            return median(() -> {
                count(connection);
                int rows = 0;
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        rows++;
                    }
                }
                return rows;
            });
        }
    }

    private long count(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select count(*)" + LIST)) {
            statement.setLong(1, body);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static double median(Callable<Integer> page) {
        var micros = new Histogram(3);
        try {
            for (int i = 0; i < WARM_UP + RUNS; i++) {
                long start = System.nanoTime();
                int rows = page.call();
                if (rows != SIZE) {
                    throw new IllegalStateException("a page of " + rows + " rows");
                }
                if (i >= WARM_UP) {
                    micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
                }
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return micros.getValueAtPercentile(50) / 1_000.0;
    }
}
