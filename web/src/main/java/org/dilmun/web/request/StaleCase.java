package org.dilmun.web.request;

import java.util.List;
import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** Somebody else changed the case after the caller read it; it says what happened since. */
public class StaleCase extends Problem {

    private static final long serialVersionUID = 1L;

    /** @param version that stands now */
    public StaleCase(String reference, int version, List<HistoryView.Entry> changes) {
        super(
                Kind.STALE,
                "request-changed-meanwhile",
                Map.of("reference", reference, "version", version, "changes", changes));
    }
}
