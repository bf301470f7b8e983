package org.dilmun.domain.audit;

import java.time.LocalDateTime;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.dilmun.domain.kernel.Sha256;

/**
 * An event as its row stands in the table, column by column: what is sealed and proved. It is not read as an
 * {@link AuditEvent}, since a row that somebody has spoilt need not be one any more.
 *
 * @param at in UTC
 */
public record AuditLine(
        long id,
        LocalDateTime at,
        String actor,
        String channel,
        String action,
        String object,
        String outcome,
        String details) {

    /** @return SHA-256 over all columns; each with its length, so that none can give a part of itself to the next */
    public String hash() {
        return Sha256.hex(Stream.of(Long.toString(id), at.toString(), actor, channel, action, object, outcome, details)
                .map(column -> column == null ? "-" : column.length() + ":" + column)
                .collect(Collectors.joining("\n")));
    }
}
