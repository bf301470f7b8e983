package org.dilmun.domain.request;

import org.dilmun.domain.kernel.Problem;

/** The official has a saved filter of that name already. */
public class FilterNameTaken extends Problem {

    private static final long serialVersionUID = 1L;

    public FilterNameTaken() {
        super(Kind.CONFLICT, "filter-name-taken");
    }
}
