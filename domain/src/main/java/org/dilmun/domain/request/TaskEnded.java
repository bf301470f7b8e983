package org.dilmun.domain.request;

import org.dilmun.domain.kernel.Problem;

/** The task was done or cancelled already. */
public class TaskEnded extends Problem {

    private static final long serialVersionUID = 1L;

    public TaskEnded() {
        super(Kind.CONFLICT, "task-ended");
    }
}
