package org.dilmun.domain.identity;

import org.dilmun.domain.kernel.Problem;

/** Nobody signs in with this eKey now. Said only to who has proved to be its person. */
public class EKeySuspended extends Problem {

    private static final long serialVersionUID = 1L;

    public EKeySuspended() {
        super(Kind.FORBIDDEN, "ekey-suspended");
    }
}
