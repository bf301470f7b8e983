package org.dilmun.web.api;

import org.dilmun.domain.kernel.Problem;

/** The mark of the place where a list goes on is none that was given out for that list. */
public class MalformedCursor extends Problem {

    private static final long serialVersionUID = 1L;

    public MalformedCursor() {
        super(Kind.MALFORMED, "cursor-malformed");
    }
}
