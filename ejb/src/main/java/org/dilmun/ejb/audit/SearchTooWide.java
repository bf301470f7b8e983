package org.dilmun.ejb.audit;

import org.dilmun.domain.kernel.Problem;

/** The whole trail is nobody's to leaf through: a search names a thing or a day. */
public class SearchTooWide extends Problem {

    private static final long serialVersionUID = 1L;

    public SearchTooWide() {
        super(Kind.INVALID, "audit-search-too-wide");
    }
}
