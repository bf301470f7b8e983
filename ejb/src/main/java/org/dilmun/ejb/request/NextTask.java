package org.dilmun.ejb.request;

import java.util.List;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.TaskEnded;
import org.dilmun.domain.request.TaskTaken;

/**
 * Finds an officer something to do. Each claim is a transaction of its own: if somebody was quicker, the next one is
 * tried, and nobody waits for more than the lock of one case.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NextTask {

    private static final int CANDIDATES = 20;
    private static final int ROUNDS = 3;

    @Inject
    TaskQueries queries;

    @Inject
    Tasks tasks;

    /** Makes the most urgent task that is free and that the caller may do the caller's; empty if there is none. */
    public Optional<Reference> claim() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Reference> free = queries.free(CANDIDATES);
            Optional<Reference> claimed = free.stream().filter(this::claim).findFirst();
            if (claimed.isPresent() || free.size() < CANDIDATES) {
                return claimed;
            }
        }
        return Optional.empty();
    }

    private boolean claim(Reference reference) {
        try {
            tasks.claim(reference);
            return true;
        } catch (TaskTaken | TaskEnded | NotFound quicker) { // NotFound: its task is done
            return false;
        }
    }
}
