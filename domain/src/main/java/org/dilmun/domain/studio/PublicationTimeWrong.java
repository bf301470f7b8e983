package org.dilmun.domain.studio;

import org.dilmun.domain.kernel.Problem;

/** The time at which a draft is to be published is none, is not to come, or is too far away. */
public class PublicationTimeWrong extends Problem {

    private static final long serialVersionUID = 1L;

    public PublicationTimeWrong() {
        super(Kind.INVALID, "publication-time-wrong");
    }
}
