package org.dilmun.web.request;

import org.dilmun.domain.kernel.Problem;

/** What stands in place of the version of a case is none. */
public class MalformedVersion extends Problem {

    private static final long serialVersionUID = 1L;

    public MalformedVersion() {
        super(Kind.MALFORMED, "version-malformed");
    }
}
