package org.dilmun.domain.memo;

import org.dilmun.domain.kernel.Problem;

/** Somebody else of the body has the memo in hand. */
public class MemoTaken extends Problem {

    private static final long serialVersionUID = 1L;

    public MemoTaken() {
        super(Kind.CONFLICT, "memo-taken");
    }
}
