package org.dilmun.domain.request;

import org.dilmun.domain.kernel.Problem;

/** The step asks for a role that the official does not have. */
public class TaskNotForOfficial extends Problem {

    private static final long serialVersionUID = 1L;

    public TaskNotForOfficial() {
        super(Kind.CONFLICT, "task-not-for-official");
    }
}
