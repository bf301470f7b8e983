package org.dilmun.domain.party;

import org.dilmun.domain.kernel.Problem;

/** What was given as a personal number is none; the number itself is not repeated. */
public class MalformedPersonalNumber extends Problem {

    private static final long serialVersionUID = 1L;

    public MalformedPersonalNumber() {
        super(Kind.INVALID, "personal-number-malformed");
    }
}
