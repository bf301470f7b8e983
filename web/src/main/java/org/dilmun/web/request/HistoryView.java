package org.dilmun.web.request;

import java.util.List;

import org.dilmun.domain.request.HistoryEntry;

/**
 * What happened to a case, the oldest first.
 *
 * @param reference of the case
 */
public record HistoryView(String reference, List<Entry> entries) {

    /**
     * One move.
     *
     * @param actor {@code person:42}, {@code client:7}, {@code system:payment}
     * @param reason for the applicant; left out if nothing had to be said
     */
    public record Entry(
            int number, String at, String from, String to, String step, String actor, String channel, String reason) {

        static Entry of(HistoryEntry entry) {
            return new Entry(
                    entry.number(),
                    RequestView.text(entry.at()),
                    RequestView.code(entry.from()),
                    RequestView.code(entry.to()),
                    entry.step(),
                    entry.actor(),
                    entry.channel().code(),
                    entry.reason());
        }
    }

    static List<Entry> entries(List<HistoryEntry> history) {
        return history.stream().map(Entry::of).toList();
    }
}
