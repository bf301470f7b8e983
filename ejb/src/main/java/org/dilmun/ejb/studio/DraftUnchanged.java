package org.dilmun.ejb.studio;

import org.dilmun.domain.kernel.Problem;

/** The text says what the version in force says. */
public class DraftUnchanged extends Problem {

    private static final long serialVersionUID = 1L;

    DraftUnchanged() {
        super(Kind.INVALID, "draft-unchanged");
    }
}
