package org.dilmun.domain.request;

import org.dilmun.domain.kernel.Problem;

/** Another officer has the task. */
public class TaskTaken extends Problem {

    private static final long serialVersionUID = 1L;

    public TaskTaken() {
        super(Kind.CONFLICT, "task-taken");
    }
}
