package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** What is decided as a whole has no parts to decide. */
public class PartsNotAsked extends Problem {

    private static final long serialVersionUID = 1L;

    public PartsNotAsked() {
        super(Kind.INVALID, "parts-not-asked", Map.of());
    }
}
