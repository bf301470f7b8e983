package org.dilmun.domain.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** A note says something, in at most so many characters. */
public class NoteMissing extends Problem {

    private static final long serialVersionUID = 1L;

    NoteMissing(int maxLength) {
        super(Kind.INVALID, "note-missing", Map.of("maxLength", maxLength));
    }
}
