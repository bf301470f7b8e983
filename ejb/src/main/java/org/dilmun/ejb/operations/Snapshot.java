package org.dilmun.ejb.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A connection that sees the database as it was at one moment, while others go on writing. */
final class Snapshot implements AutoCloseable {

    /** As {@code org.h2.engine.Constants} numbers it; JDBC has no name for it. */
    private static final int H2_SNAPSHOT = 6;

    private static final int ROWS_AT_ONCE = 100;

    private final Connection connection;
    private final boolean h2;
    private final boolean connectorJ;

    Snapshot(DataSource database) throws SQLException {
        connection = database.getConnection();
        try {
            h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
            connectorJ = connection.getMetaData().getDriverName().startsWith("MySQL");
            if (!Table.names(connection).contains("flyway_schema_history")) {
                throw new BackupRefused("the database holds nothing of the platform");
            }
            begin();
        } catch (SQLException | BackupRefused e) {
            connection.close();
            throw e;
        }
    }

    private void begin() throws SQLException {
        connection.setTransactionIsolation(h2 ? H2_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            if (h2) {
                statement.execute("set lazy_query_execution 1"); // rows as they are asked for, not all in memory
                statement.execute("commit");
                statement.executeQuery("select 1 from flyway_schema_history").close(); // its snapshot begins here
            } else {
                statement.execute("start transaction with consistent snapshot");
            }
        }
    }

    Connection connection() {
        return connection;
    }

    /** @return a statement whose result comes row by row */
    Statement streaming() throws SQLException {
        Statement statement = connection.createStatement();
        statement.setFetchSize(connectorJ ? Integer.MIN_VALUE : ROWS_AT_ONCE);
        return statement;
    }

    @Override
    public void close() throws SQLException {
        try {
            connection.rollback();
        } finally {
            connection.close();
        }
    }
}
