package org.dilmun.domain.memo;

import org.dilmun.domain.kernel.Problem;

/** The memo has its answer, or somebody writes it. */
public class MemoAnswered extends Problem {

    private static final long serialVersionUID = 1L;

    public MemoAnswered() {
        super(Kind.CONFLICT, "memo-answered");
    }
}
