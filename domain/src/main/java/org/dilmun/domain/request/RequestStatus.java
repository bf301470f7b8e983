package org.dilmun.domain.request;

import java.util.Map;
import java.util.Set;

/** Where a case stands, for every service the same; the steps in between are the descriptor's. */
public enum RequestStatus {
    /** Being filled in; nobody but its applicant sees it. */
    DRAFT,
    /** Submitted, and on its way through the steps. */
    OPEN,
    /** Given back to the applicant, who may correct and resubmit it. */
    RETURNED,
    COMPLETED,
    REJECTED,
    WITHDRAWN,
    /** Nobody went on with it in time. */
    EXPIRED;

    private static final Map<RequestStatus, Set<RequestStatus>> MOVES = Map.of(
            DRAFT, Set.of(OPEN, EXPIRED),
            OPEN, Set.of(RETURNED, COMPLETED, REJECTED, WITHDRAWN, EXPIRED),
            RETURNED, Set.of(OPEN, WITHDRAWN, EXPIRED),
            REJECTED, Set.of(OPEN)); // an appeal that is upheld

    private static final Set<RequestStatus> ENDS = Set.of(COMPLETED, REJECTED, WITHDRAWN, EXPIRED);

    public boolean mayBecome(RequestStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    public boolean closed() {
        return ENDS.contains(this);
    }

    /** @return whether the applicant may change the answers */
    public boolean answerable() {
        return this == DRAFT || this == RETURNED;
    }
}
