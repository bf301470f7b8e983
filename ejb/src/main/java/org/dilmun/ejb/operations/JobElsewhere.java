package org.dilmun.ejb.operations;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** One node at a time does a job, and another node has it. */
public class JobElsewhere extends Problem {

    private static final long serialVersionUID = 1L;

    JobElsewhere(String job) {
        super(Kind.CONFLICT, "job-elsewhere", Map.of("job", job));
    }
}
