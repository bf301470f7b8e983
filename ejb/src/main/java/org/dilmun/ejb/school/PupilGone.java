package org.dilmun.ejb.school;

import org.dilmun.domain.kernel.Problem;

/** The pupil is enrolled nowhere any more, and so cannot leave a school for another. */
public class PupilGone extends Problem {

    private static final long serialVersionUID = 1L;

    public PupilGone() {
        super(Kind.CONFLICT, "school-pupil-gone");
    }
}
