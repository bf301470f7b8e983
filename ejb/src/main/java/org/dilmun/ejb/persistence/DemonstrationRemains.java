package org.dilmun.ejb.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What a demonstration has left in a database: clients and people whose secrets are public, and invented people. */
final class DemonstrationRemains {

    private final DataSource dataSource;

    DemonstrationRemains(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @throws DemonstrationDatabase if there is anything */
    void requireNone() {
        List<String> remains = list();
        if (!remains.isEmpty()) {
            throw new DemonstrationDatabase(remains);
        }
    }

    /** @return for the operator */
    List<String> list() {
        try (Connection connection = dataSource.getConnection()) {
            var remains = new ArrayList<String>();
            read(
                            connection,
                            "select c.client_id from api_client c join demo_seed s on s.kind = 'client' and s.id = c.id"
                                    + " order by c.client_id")
                    .forEach(client -> remains.add("the API client " + client));
            read(
                            connection,
                            "select p.client_id from relying_party p join demo_seed s on s.kind = 'relying-party' and s.id = p.id"
                                    + " where p.closed_at is null order by p.client_id")
                    .forEach(party -> remains.add("the relying party " + party));
            read(
                            connection,
                            "select count(*) from account a join demo_seed s on s.kind = 'account' and s.id = a.id"
                                    + " where a.closed_at is null having count(*) > 0")
                    .forEach(number -> remains.add(number + " eKey accounts of invented people"));
            read(connection, "select made from demo_crowd where made > 0")
                    .forEach(number -> remains.add(number + " invented people in the register"));
            return remains;
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be searched for a demonstration", e);
        }
    }

    private static List<String> read(Connection connection, String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** Production does not start on a demonstration. */
    static class DemonstrationDatabase extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DemonstrationDatabase(List<String> remains) {
            super(
                    "production does not start on this database, which was a demonstration's and has what the public knows the"
                            + " secrets of: " + String.join("; ", remains)
                            + ". Give production a database of its own");
        }
    }
}
