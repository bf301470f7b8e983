package org.dilmun.ejb.identity.mail;

import org.dilmun.domain.kernel.Problem;

/** An eKey was opened for that person a moment ago, or may not be opened by themselves any more. */
public class EKeyNotOpened extends Problem {

    private static final long serialVersionUID = 1L;

    public EKeyNotOpened() {
        super(Kind.CONFLICT, "ekey-not-opened");
    }
}
