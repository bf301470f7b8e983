package org.dilmun.ejb.request;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.jpa.JpaEntityManager;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.bulk.BulkData;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** How the database goes about a page of tasks, once there are many. */
@OnDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxPlanTest {

    private static final Instant UNTIL = Instant.parse("2017-11-05T08:00:00Z");

    private static final Inbox.Cursor DEEP =
            new Inbox.Cursor(LocalDate.of(2017, 9, 3), Instant.parse("2017-09-01T00:00:00Z"), 1);

    private final Caller caller = new Caller();
    private final TestDatabase database =
            new TestDatabase().with(Caller.class, caller).with(BusinessClock.class, () -> UNTIL);
    private final List<DatabaseCall> asked = new ArrayList<>();
    private boolean mariaDb;

    @BeforeAll
    void fill() throws SQLException {
        var filled = new BulkData(database, new BulkData.Size(200, 3_000, 7, UNTIL)).fill();
        database.inTransaction(() -> {
            long body = database.bean(Bodies.class).get("iga").id();
            long officer = database.bean(People.class)
                    .find(filled.officers().get(0))
                    .orElseThrow()
                    .id();
            caller.is(Actor.person(officer, Assurance.BASIC, Map.of(body, Set.of(Role.OFFICER)), Channel.PORTAL));
            database.entityManager()
                    .unwrap(JpaEntityManager.class)
                    .getServerSession()
                    .getEventManager()
                    .addListener(new SessionEventAdapter() {
                        @Override
                        public void preExecuteCall(SessionEvent event) {
                            var call = (DatabaseCall) event.getCall();
                            if (!call.getSQLString().contains("official_leave")) { // whose tasks are the caller's too
                                asked.add(call);
                            }
                        }
                    });
        });
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            mariaDb = connection.getMetaData().getDatabaseProductVersion().startsWith("11.");
            statement.execute(mariaDb ? "analyze table task, request, party, person" : "analyze");
        }
    }

    @AfterAll
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        ",       DUE,      ,           START, ix_task_inbox",
        ",       DUE,      ,           DEEP,  ix_task_inbox",
        ",       DUE,      2017-11-04, START, ix_task_inbox",
        ",       RECEIVED, ,           START, ix_task_received",
        ",       RECEIVED, ,           DEEP,  ix_task_received",
        "NOBODY, DUE,      ,           START, ix_task_inbox",
        "NOBODY, RECEIVED, ,           START, ix_task_received",
        "ME,     DUE,      ,           START, ix_task_mine",
        "ME,     RECEIVED, ,           START, ix_task_mine_received"
    })
    void a_page_is_read_from_an_index_in_its_order_and_nothing_is_sorted(
            Inbox.Holder holder, Inbox.Order order, LocalDate until, String from, String index) throws SQLException {
        Inbox.Cursor after = from.equals("START") ? Inbox.Cursor.START : DEEP;
        asked.clear();
        database.inTransaction(
                () -> database.bean(TaskQueries.class).inbox(new Inbox.Filter(null, holder, until), order, after, 25));
        assertThat(asked).hasSize(holder == null ? 2 : 1);
        for (DatabaseCall call : List.copyOf(asked)) {
            if (mariaDb) {
                assertThat(plan(call))
                        .contains("| range |", "| " + index + " |")
                        .doesNotContain("filesort", "temporary");
            } else {
                assertThat(plan(call)).contains("public." + index + ":", "/* index sorted */");
            }
        }
    }

    private String plan(DatabaseCall call) throws SQLException {
        var text = new StringBuilder();
        try (Connection connection = database.pool().getConnection();
                PreparedStatement statement = connection.prepareStatement("explain " + call.getSQLString())) {
            int number = 0;
            for (Object parameter : call.getParameters()) {
                statement.setObject(++number, parameter);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        text.append(row.getString(i)).append(" | ");
                    }
                    text.append('\n');
                }
            }
        }
        return text.toString();
    }
}
