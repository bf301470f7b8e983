package org.dilmun.ejb.request;

import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Leave;
import org.dilmun.domain.request.OfficialAway;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Who works on what. The lock of the case is also that of its task. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Tasks {

    @Inject
    Access access;

    @Inject
    Caller caller;

    @Inject
    Audit audit;

    @Inject
    Cases cases;

    @Inject
    Team team;

    @Inject
    StandIns standIns;

    /**
     * Makes the case's task the caller's.
     *
     * @throws org.dilmun.domain.request.TaskTaken if another officer has it
     */
    public void claim(Reference reference) {
        Request request = cases.lock(reference);
        Actor officer = require(Permission.WORK_CASE, request);
        Task task = cases.pendingTask(request, officer);
        task.claim(officer);
        audit.record("task.claim", reference.value(), Map.of("step", task.step()));
    }

    /** Puts the case's task back for everybody: one's own or a represented colleague's, or with the permission to reassign anybody's. */
    public void release(Reference reference) {
        Request request = cases.lock(reference);
        Actor official = require(Permission.WORK_CASE, request);
        Task task = cases.pendingTask(request, cases.bodyOf(request, official, Permission.WORK_CASE));
        Actor officer = standIns.acting(official, task);
        if (!task.isClaimedBy(officer)) {
            access.require(Permission.REASSIGN_TASK, task.bodyId(), reference.value());
        }
        task.release();
        audit.record(officer, "task.release", reference.value(), Map.of("step", task.step()));
    }

    /**
     * Gives the case's task to an official of the body, whoever has it now.
     *
     * @param key of a {@link Team.Member}
     * @throws org.dilmun.ejb.access.OwnCase if the caller or that official is one of those whom the case concerns
     * @throws org.dilmun.ejb.access.FamilyCase if one of those is family of the caller or that official
     * @throws org.dilmun.ejb.access.DecidedBefore if that official has refused the case before
     * @throws OfficialAway if that official is away
     * @throws org.dilmun.domain.request.TaskNotForOfficial if the step asks for another role
     */
    public void assign(Reference reference, String key) {
        Request request = cases.lock(reference);
        Actor supervisor = require(Permission.REASSIGN_TASK, request);
        long body = cases.bodyOf(request, supervisor, Permission.REASSIGN_TASK);
        Actor officer = team.get(body, key);
        access.requireUninvolved(supervisor, request.concerned(), reference.value());
        access.requireUninvolved(officer, request.concerned(), reference.value());
        Leave leave = standIns.absences(body).get(officer.id());
        if (leave != null) {
            throw new OfficialAway(leave.lastDay());
        }
        Task task = cases.pendingTask(request, body);
        access.requireOther(officer, cases.handledBy(request), reference.value());
        task.assign(officer);
        audit.record("task.assign", reference.value(), Map.of("step", task.step(), "to", officer.recorded()));
    }

    /**
     * Makes what a partner has to do the work of the body that has the case.
     *
     * @throws org.dilmun.ejb.access.OwnCase if it concerns the caller; of their family org.dilmun.ejb.access.FamilyCase
     * @throws org.dilmun.domain.kernel.NotFound if no partner has anything to do
     */
    public void takeOver(Reference reference) {
        Request request = cases.lock(reference);
        Actor supervisor = access.require(Permission.REASSIGN_TASK, request.bodyId(), reference.value());
        access.requireUninvolved(supervisor, request.concerned(), reference.value());
        Task task = cases.taskOfPartner(request);
        task.takeOver(request);
        audit.record("task.take-over", reference.value(), Map.of("step", task.step()));
    }

    /** The caller, if they have that permission in a body that has the case to work on. */
    private Actor require(Permission permission, Request request) {
        long body = cases.bodyOf(request, caller.actor(), permission);
        return access.require(permission, body, request.reference().value());
    }
}
