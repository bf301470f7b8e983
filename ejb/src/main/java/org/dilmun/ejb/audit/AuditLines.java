package org.dilmun.ejb.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.EntityManager;

import org.dilmun.domain.audit.AuditLine;

/** The rows of events as they stand, past the mapping that would refuse a spoilt one. Sealing and proof read the same way. */
final class AuditLines {

    private static final String COLUMNS =
            "e.id, e.happened_at, e.actor, e.channel, e.action_name, e.object_ref, e.outcome, e.details";

    /**
     * An event of a block.
     *
     * @param line null if the event is no longer there
     */
    record Sealed(long eventId, int position, String hash, AuditLine line) {}

    private AuditLines() {}

    /** @return that of the transaction, which sees what was written in it so far */
    static Connection connection(EntityManager em) {
        em.flush();
        return em.unwrap(Connection.class);
    }

    /** @return events that wait and happened before that moment, in the order of their ids */
    static List<AuditLine> unsealed(Connection connection, LocalDateTime before, int most) {
        return read(
                connection,
                "select " + COLUMNS + " from audit_unsealed u join audit_event e on e.id = u.event_id"
                        + " where e.happened_at <= ? order by u.event_id limit " + most,
                statement -> statement.setObject(1, before),
                AuditLines::line);
    }

    /** @return what the block holds, by position */
    static List<Sealed> of(Connection connection, long block, int most) {
        return read(
                connection,
                "select " + COLUMNS + ", b.event_id, b.position, b.event_hash from audit_block_event b"
                        + " left join audit_event e on e.id = b.event_id where b.block_no = ? order by b.position limit "
                        + most,
                statement -> statement.setLong(1, block),
                row -> new Sealed(
                        row.getLong("event_id"),
                        row.getInt("position"),
                        row.getString("event_hash"),
                        row.getObject("id") == null ? null : line(row)));
    }

    private static AuditLine line(ResultSet row) throws SQLException {
        return new AuditLine(
                row.getLong("id"),
                row.getObject("happened_at", LocalDateTime.class),
                row.getString("actor"),
                row.getString("channel"),
                row.getString("action_name"),
                row.getString("object_ref"),
                row.getString("outcome"),
                row.getString("details"));
    }

    static <T> List<T> read(Connection connection, String sql, Binding binding, Reader<T> reader) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            var rows = new ArrayList<T>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(reader.read(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("the audit trail cannot be read", e);
        }
    }

    /** Sets the variables of a query. */
    interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** Makes something of a row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
