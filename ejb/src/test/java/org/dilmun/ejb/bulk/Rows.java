package org.dilmun.ejb.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;

import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;

/** New rows of one table. They wait until they are sent, all in one batch. */
final class Rows implements AutoCloseable {

    private final PreparedStatement insert;
    private final int columns;
    private long sent;
    private long waiting;

    Rows(Connection connection, String table, String... columns) throws SQLException {
        this.columns = columns.length;
        insert = connection.prepareStatement("insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", Collections.nCopies(columns.length, "?")) + ")");
    }

    /** @param values in the order of the columns, as entities hold them */
    void add(Object... values) throws SQLException {
        if (values.length != columns) {
            throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
        }
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, stored(values[i]));
        }
        insert.addBatch();
        waiting++;
    }

    /** As the converters of the mapping write it. */
    private static Object stored(Object value) {
        if (value instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Reference reference) {
            return reference.value();
        }
        if (value instanceof LocalizedText || value instanceof Map) {
            return Json.write(value);
        }
        return value;
    }

    void send() throws SQLException {
        if (waiting > 0) {
            insert.executeBatch();
            sent += waiting;
            waiting = 0;
        }
    }

    long sent() {
        return sent;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
