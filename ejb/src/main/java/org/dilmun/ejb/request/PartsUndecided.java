package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** Each part of what the case asks for has to be decided, once. */
public class PartsUndecided extends Problem {

    private static final long serialVersionUID = 1L;

    /** @param parts how many there are */
    public PartsUndecided(int parts) {
        super(Kind.INVALID, "parts-undecided", Map.of("parts", parts));
    }
}
