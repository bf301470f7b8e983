package org.dilmun.domain.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The official has as many saved filters as anybody may have. */
public class FiltersFull extends Problem {

    private static final long serialVersionUID = 1L;

    public FiltersFull(int most) {
        super(Kind.CONFLICT, "filters-full", Map.of("most", most));
    }
}
