package org.dilmun.domain.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** A saved filter has a name of at most so many characters. */
public class FilterNameWrong extends Problem {

    private static final long serialVersionUID = 1L;

    FilterNameWrong(int maxLength) {
        super(Kind.INVALID, "filter-name-wrong", Map.of("maxLength", maxLength));
    }
}
