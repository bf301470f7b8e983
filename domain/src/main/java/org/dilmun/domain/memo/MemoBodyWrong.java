package org.dilmun.domain.memo;

import org.dilmun.domain.kernel.Problem;

/** A memo goes to another government body that there is today and in which somebody receives memos. */
public class MemoBodyWrong extends Problem {

    private static final long serialVersionUID = 1L;

    public MemoBodyWrong() {
        super(Kind.INVALID, "memo-body-wrong");
    }
}
