package org.dilmun.ejb.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Task;

/**
 * One line of an inbox.
 *
 * @param id of the task; stays inside the system
 * @param applicant name of the applicant
 * @param storedDueOn as the row holds it; {@link #dueOn()} is for reading
 * @param claimedBy party id of the officer, or null
 * @param receivedAt when the case came to the body with it
 * @param escalatedAt since when the supervisors are shown that it is overdue; null: they are not
 * @param appealOf id of the case that this one appeals against; null: it is no appeal
 * @param correctionOf id of the case whose record this one corrects; null: it is no correction
 * @param complaint whether it is a complaint
 */
public record TaskRow(
        long id,
        Reference reference,
        String serviceCode,
        LocalizedText applicant,
        String step,
        LocalDate storedDueOn,
        Task.State state,
        Long claimedBy,
        Instant receivedAt,
        Instant escalatedAt,
        Long appealOf,
        Long correctionOf,
        boolean complaint) {

    public boolean isAppeal() {
        return appealOf != null;
    }

    public boolean isCorrection() {
        return correctionOf != null;
    }

    /** @return last day for it, or empty if the step has no deadline */
    public Optional<LocalDate> dueOn() {
        return Task.deadline(storedDueOn);
    }
}
