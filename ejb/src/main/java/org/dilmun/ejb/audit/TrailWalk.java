package org.dilmun.ejb.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.dilmun.domain.audit.AuditBlock;
import org.dilmun.ejb.audit.AuditLines.Sealed;
import org.dilmun.ejb.audit.Proof.Fault;

/**
 * One walk over sealed blocks, from the first to the last of a range. On a plain connection, so that the trail of a
 * restored database is judged by the same rules as that of a running one, without a server.
 */
public final class TrailWalk {

    private final Connection connection;
    private final long first;
    private final long last;
    private final long head;
    private long events;
    private long lowest = Long.MAX_VALUE;
    private long highest = Long.MIN_VALUE;

    /** A row of the chain as it stands, whatever it says. */
    private record Block(long number, String previousHash, String hash, int events, Instant sealedAt) {

        static Block of(ResultSet row) throws SQLException {
            return new Block(
                    row.getLong("block_no"),
                    row.getString("previous_hash"),
                    row.getString("block_hash"),
                    row.getInt("event_count"),
                    row.getObject("sealed_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
        }

        /** Whether these are the events that were sealed, in their order, and nothing of the block's own row was changed. */
        boolean holds(List<String> eventHashes) {
            return new AuditBlock(number, previousHash, eventHashes, sealedAt)
                    .hash()
                    .equals(hash);
        }

        /** Whether the block continues that one, which is null before the first. */
        boolean continues(Block before) {
            return previousHash.equals(before == null ? AuditBlock.GENESIS : before.hash);
        }
    }

    /** @param head number of the last block there is; 0: none */
    TrailWalk(Connection connection, long first, long last, long head) {
        this.connection = connection;
        this.first = first;
        this.last = last;
        this.head = head;
    }

    /** The whole trail, however long; of it one block is in memory at a time. */
    public static Proof whole(Connection connection) {
        long head = number(connection, "select coalesce(max(block_no), 0) from audit_block")
                .orElseThrow();
        return new TrailWalk(connection, 1, head, head).result();
    }

    Proof result() {
        if (first > head && head > 0) {
            return found(null, 0, 0);
        }
        Block before = first == 1 ? null : block(first - 1).orElse(null);
        if (first > 1 && before == null) {
            return found(Fault.BLOCK_MISSING, first - 1, 0);
        }
        for (long number = first; number <= last; number++) {
            Block block = block(number).orElse(null);
            Optional<Proof> wrong =
                    block == null ? Optional.of(found(Fault.BLOCK_MISSING, number, 0)) : judge(block, before);
            if (wrong.isPresent()) {
                return wrong.get();
            }
            before = block;
        }
        return stray().map(event -> found(Fault.EVENT_SLIPPED_IN, 0, event))
                .or(() -> removedUnsealed().map(event -> found(Fault.EVENT_REMOVED, 0, event)))
                .orElseGet(() -> found(null, 0, 0));
    }

    private Optional<Block> block(long number) {
        return AuditLines.read(
                        connection,
                        "select block_no, previous_hash, block_hash, event_count, sealed_at from audit_block"
                                + " where block_no = ?",
                        statement -> statement.setLong(1, number),
                        Block::of)
                .stream()
                .findFirst();
    }

    private Optional<Proof> judge(Block block, Block before) {
        List<Sealed> rows = AuditLines.of(connection, block.number(), AuditSealing.MOST_EVENTS + 1);
        for (int i = 0; i < rows.size(); i++) {
            Sealed row = rows.get(i);
            Fault fault = null;
            if (row.line() == null) {
                fault = Fault.EVENT_REMOVED;
            } else if (!row.line().hash().equals(row.hash())) {
                fault = Fault.EVENT_CHANGED;
            } else if (i >= block.events()) {
                fault = Fault.EVENT_SLIPPED_IN;
            } else if (i > 0 && row.eventId() < rows.get(i - 1).eventId()) {
                fault = Fault.ORDER_CHANGED; // the sealer takes them in the order of their ids
            }
            if (fault != null) {
                return Optional.of(found(fault, block.number(), row.eventId()));
            }
        }
        if (rows.size() < block.events()) {
            return Optional.of(found(Fault.EVENT_REMOVED, block.number(), 0));
        }
        if (!block.holds(rows.stream().map(Sealed::hash).toList())) {
            return Optional.of(found(Fault.BLOCK_CHANGED, block.number(), 0));
        }
        if (!block.continues(before)) {
            return Optional.of(found(Fault.BLOCK_REPLACED, block.number(), 0));
        }
        for (Sealed row : rows) {
            events++;
            lowest = Math.min(lowest, row.eventId());
            highest = Math.max(highest, row.eventId());
        }
        return Optional.empty();
    }

    /** An event that neither waits nor is sealed, as old as those of the range; at the ends of the trail, any. */
    private Optional<Long> stray() {
        return number(
                connection,
                "select e.id from audit_event e where e.id between ? and ?"
                        + " and not exists (select 1 from audit_unsealed u where u.event_id = e.id)"
                        + " and not exists (select 1 from audit_block_event b where b.event_id = e.id)"
                        + " order by e.id limit 1",
                first == 1 ? Long.MIN_VALUE : Math.min(lowest, highestOf(first - 1)),
                last == head ? Long.MAX_VALUE : highest);
    }

    /** From there on, so that no event falls between two ranges. */
    private long highestOf(long block) {
        return number(connection, "select coalesce(max(event_id), 0) from audit_block_event where block_no = ?", block)
                .orElseThrow();
    }

    /** An event that waited to be sealed and is gone. */
    private Optional<Long> removedUnsealed() {
        return last < head
                ? Optional.empty()
                : number(
                        connection,
                        "select u.event_id from audit_unsealed u where not exists"
                                + " (select 1 from audit_event e where e.id = u.event_id) order by u.event_id limit 1");
    }

    private static Optional<Long> number(Connection connection, String sql, long... variables) {
        return AuditLines.read(
                        connection,
                        sql,
                        statement -> {
                            for (int i = 0; i < variables.length; i++) {
                                statement.setLong(i + 1, variables[i]);
                            }
                        },
                        row -> row.getLong(1))
                .stream()
                .findFirst();
    }

    private Proof found(Fault fault, long block, long event) {
        return new Proof(first, last, events, fault, block, event, last < head);
    }
}
