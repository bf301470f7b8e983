package org.dilmun.ejb.request;

import java.util.Set;

import org.dilmun.domain.request.HistoryEntry;

/**
 * What somebody sees of a case.
 *
 * @param whole whether all of it; what follows counts only if not
 * @param fields ids of those whose answers are seen
 * @param steps ids of those of which the history is told
 * @param remarks whether what registers say about it
 */
public record Sight(boolean whole, Set<String> fields, Set<String> steps, boolean remarks) {

    static final Sight WHOLE = new Sight(true, Set.of(), Set.of(), true);

    public boolean shows(String field) {
        return whole || fields.contains(field);
    }

    public boolean tells(HistoryEntry entry) {
        return whole || (entry.step() != null && steps.contains(entry.step()));
    }
}
