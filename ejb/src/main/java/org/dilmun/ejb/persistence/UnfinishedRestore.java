package org.dilmun.ejb.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A table that stands in a database from the first to the last moment of a restore. As long as it is there the content is
 * nobody's: the platform does not start on it, and a restore may begin anew.
 */
public final class UnfinishedRestore {

    public static final String TABLE = "restore_unfinished";

    private UnfinishedRestore() {}

    public static boolean in(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select 1 from information_schema.tables"
                        + " where table_schema = schema() and table_name = '" + TABLE + "'")) {
            return row.next();
        }
    }

    /** @throws IllegalStateException if there is one */
    static void requireNone(DataSource database) {
        try (Connection connection = database.getConnection()) {
            if (in(connection)) {
                throw new IllegalStateException("the restore into this database did not end: run it again");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }
}
