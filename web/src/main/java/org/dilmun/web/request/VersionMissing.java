package org.dilmun.web.request;

import org.dilmun.domain.kernel.Problem;

/** A call that changes a case does not say which version of it the caller has read. */
public class VersionMissing extends Problem {

    private static final long serialVersionUID = 1L;

    public VersionMissing() {
        super(Kind.BLIND, "version-missing");
    }
}
