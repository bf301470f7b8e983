package org.dilmun.domain.memo;

import org.dilmun.domain.kernel.Problem;

/** The draft says something else than the page that was shown. */
public class MemoChanged extends Problem {

    private static final long serialVersionUID = 1L;

    MemoChanged() {
        super(Kind.STALE, "memo-changed");
    }
}
