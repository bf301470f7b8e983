package org.dilmun.domain.register;

import java.util.Map;
import java.util.Set;

/** Where an import of people stands. */
public enum ImportState {
    /** Goes on by itself, batch by batch, also after a node was lost. */
    RUNNING,
    /** Somebody stopped it; it goes on at the next line when somebody says so. */
    STOPPED,
    /** Attempts at the next lines failed again and again, by no fault of the file; it goes on there when somebody says so. */
    FAILED,
    /** The file is no longer the one that it began with: what was taken in stays, and nothing more is. */
    FILE_CHANGED,
    DONE;

    private static final Map<ImportState, Set<ImportState>> MOVES = Map.of(
            RUNNING, Set.of(STOPPED, FAILED, FILE_CHANGED, DONE), STOPPED, Set.of(RUNNING), FAILED, Set.of(RUNNING));

    public boolean mayBecome(ImportState next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }
}
