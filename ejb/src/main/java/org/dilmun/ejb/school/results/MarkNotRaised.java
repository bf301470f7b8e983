package org.dilmun.ejb.school.results;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** A grievance is to be upheld for which no higher mark has been approved. */
public class MarkNotRaised extends Problem {

    private static final long serialVersionUID = 1L;

    public MarkNotRaised(Reference grievance) {
        super(Kind.CONFLICT, "exam-mark-not-raised", Map.of("reference", grievance));
    }
}
