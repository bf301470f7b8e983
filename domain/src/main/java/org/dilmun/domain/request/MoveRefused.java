package org.dilmun.domain.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** A case in that status cannot become what was asked for. */
public class MoveRefused extends Problem {

    private static final long serialVersionUID = 1L;

    public MoveRefused(Reference reference, RequestStatus from, RequestStatus to) {
        super(Kind.CONFLICT, "request-move-refused", Map.of("reference", reference, "from", from, "to", to));
    }
}
