package org.dilmun.web.api;

import org.dilmun.domain.kernel.Problem;

/** The body of a call is not the JSON that the contract describes. */
public class MalformedJson extends Problem {

    private static final long serialVersionUID = 1L;

    public MalformedJson() {
        super(Kind.MALFORMED, "json-malformed");
    }
}
