package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** Whoever refuses every part rejects the case. */
public class NothingAccepted extends Problem {

    private static final long serialVersionUID = 1L;

    public NothingAccepted() {
        super(Kind.INVALID, "nothing-accepted", Map.of());
    }
}
