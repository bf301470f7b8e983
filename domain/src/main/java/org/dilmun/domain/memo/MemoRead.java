package org.dilmun.domain.memo;

import org.dilmun.domain.kernel.Problem;

/** The memo was read, so nobody withdraws it any more. */
public class MemoRead extends Problem {

    private static final long serialVersionUID = 1L;

    MemoRead() {
        super(Kind.CONFLICT, "memo-read");
    }
}
