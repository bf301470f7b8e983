package org.dilmun.ejb.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Task;

/**
 * One line of an inbox.
 *
 * @param id of the task; stays inside the system
 * @param storedDueOn as the row holds it; {@link #dueOn()} is for reading
 * @param claimedBy party id of the officer, or null
 */
public record TaskRow(
        long id,
        Reference reference,
        String serviceCode,
        String step,
        LocalDate storedDueOn,
        Task.State state,
        Long claimedBy,
        Instant submittedAt) {

    /** @return last day for it, or empty if the step has no deadline */
    public Optional<LocalDate> dueOn() {
        return Task.deadline(storedDueOn);
    }
}
