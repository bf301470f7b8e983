package org.dilmun.ejb.request;

import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Who works on what. The lock of the case is also that of its task. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Tasks {

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    Cases cases;

    /**
     * Makes the case's task the caller's.
     *
     * @throws org.dilmun.domain.request.TaskTaken if another officer has it
     */
    public void claim(Reference reference) {
        Request request = cases.lock(reference);
        Actor officer = access.require(Permission.WORK_CASE, request.bodyId(), reference.value());
        Task task = cases.pendingTask(request, officer);
        task.claim(officer);
        audit.record("task.claim", reference.value(), Map.of("step", task.step()));
    }

    /** Puts the case's task back for everybody: one's own, or with the permission to reassign anybody's. */
    public void release(Reference reference) {
        Request request = cases.lock(reference);
        Actor officer = access.require(Permission.WORK_CASE, request.bodyId(), reference.value());
        Task task = cases.pendingTask(request);
        if (!task.isClaimedBy(officer)) {
            access.require(Permission.REASSIGN_TASK, request.bodyId(), reference.value());
        }
        task.release();
        audit.record("task.release", reference.value(), Map.of("step", task.step()));
    }
}
