package org.dilmun.domain.memo;

import org.dilmun.domain.kernel.Problem;

/** The memo is not in the state for that: sent, given back, withdrawn or discarded meanwhile. */
public class MemoMoved extends Problem {

    private static final long serialVersionUID = 1L;

    MemoMoved() {
        super(Kind.CONFLICT, "memo-moved");
    }
}
