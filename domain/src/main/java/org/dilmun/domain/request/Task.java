package org.dilmun.domain.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.Workflow;

/** What a body owes a case at one step. An officer claims it, so that no two work on it, and finishes it by deciding. */
@Entity
@Table(name = "task")
public class Task {

    /** Stands for no deadline: a date and not null, so that lists by due date page without a special case. */
    static final LocalDate NO_DEADLINE = LocalDate.of(9999, 12, 31);

    /** How far it is. */
    public enum State {
        OPEN,
        CLAIMED,
        DONE,
        /** The case left the step without it. */
        CANCELLED;

        public boolean pending() {
            return this == OPEN || this == CLAIMED;
        }
    }

    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "request_id", nullable = false, updatable = false)
    private long requestId;

    @Column(name = "body_id", nullable = false)
    private long bodyId;

    @Enumerated(EnumType.STRING)
    @Column(name = "role_name", nullable = false, length = 20)
    private Role role;

    @Column(name = "step_id", nullable = false, updatable = false, length = 60)
    private String step;

    @Column(name = "due_on", nullable = false, updatable = false)
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "task_state", nullable = false, length = 10)
    private State state = State.OPEN;

    @Column(name = "claimed_by")
    private Long claimedBy;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    /** Whether something happens by itself when it is overdue, and has not happened yet. */
    @Column(nullable = false)
    private boolean watched;

    @Column(name = "escalated_at")
    private Instant escalatedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "opinion", length = 10)
    private Workflow.Opinion opinion;

    protected Task() {} // JPA

    /** @param dueOn last day for it; null: the step has no deadline */
    public Task(long id, Request request, Workflow.Step step, LocalDate dueOn, Instant now) {
        this.id = id;
        this.requestId = request.id();
        this.bodyId = request.bodyId();
        this.role = step.role();
        this.step = step.id();
        this.dueOn = dueOn == null ? NO_DEADLINE : dueOn;
        this.watched = dueOn != null && step.overdue() != null;
        this.createdAt = now;
    }

    /** The same task as one of another body, which the step asks. Before it is kept. */
    public Task askedOf(long other) {
        bodyId = other;
        return this;
    }

    /**
     * Makes what a partner has to do the work of the officers of the body that has the case, whoever has it in hand.
     *
     * @throws TaskEnded if nothing is left to do
     */
    public void takeOver(Request request) {
        release();
        bodyId = request.bodyId();
        role = Role.OFFICER;
    }

    /** @return whether it is addressed to a partner */
    public boolean isOfPartner() {
        return role == Role.PARTNER;
    }

    /** Keeps what the body says that was asked. */
    public void answer(Workflow.Opinion said) {
        opinion = said;
    }

    /**
     * Makes it that officer's; again by the same officer changes nothing.
     *
     * @throws TaskTaken if another has it
     * @throws TaskEnded if nothing is left to do
     */
    public void claim(Actor officer) {
        requireFreeFor(officer);
        state = State.CLAIMED;
        claimedBy = officer.id();
    }

    /**
     * Gives it to that officer, whoever has it now.
     *
     * @throws TaskNotForOfficial if they may not do it
     * @throws TaskEnded if nothing is left to do
     */
    public void assign(Actor officer) {
        requirePending();
        if (!isFor(officer)) {
            throw new TaskNotForOfficial();
        }
        state = State.CLAIMED;
        claimedBy = officer.id();
    }

    /** Puts it back for everybody; a supervisor may put back anybody's. */
    public void release() {
        requirePending();
        state = State.OPEN;
        claimedBy = null;
    }

    /**
     * Records that this officer has decided, or the system for whoever has let the time pass.
     *
     * @throws TaskTaken if another officer has claimed it
     * @throws TaskEnded if nothing is left to do
     */
    public void finish(Actor officer, Instant now) {
        requireFreeFor(officer);
        claimedBy = officer.isPerson() ? officer.id() : null; // the history says which system it was
        end(State.DONE, now);
    }

    /** @throws TaskEnded if nothing is left to cancel */
    public void cancel(Instant now) {
        requirePending();
        end(State.CANCELLED, now);
    }

    private void end(State how, Instant now) {
        state = how;
        endedAt = now;
        watched = false;
    }

    /** @return whether what the step says of overdue tasks is to happen now; whoever asks does it, and the next is told no */
    public boolean takeOverdue() {
        boolean first = watched && state.pending();
        watched = false;
        return first;
    }

    /**
     * Lets the supervisors of the body see that it is overdue.
     *
     * @throws TaskEnded if nothing is left to do
     */
    public void escalate(Instant now) {
        requirePending();
        escalatedAt = now;
    }

    /** @return whether the actor has the role that the step asks for; supervisors and the body's systems also do the work of officers */
    public boolean isFor(Actor actor) {
        if (actor.isClient()) {
            return role == Role.OFFICER && actor.may(Permission.WORK_CASE, bodyId);
        }
        Set<Role> held = actor.roles().getOrDefault(bodyId, Set.of());
        return held.contains(role) || (role == Role.OFFICER && held.contains(Role.SUPERVISOR));
    }

    /** @return whether the actor has it, or stands in for the one who has */
    public boolean isClaimedBy(Actor actor) {
        return state == State.CLAIMED && (actor.isPerson(claimedBy) || claimedBy.equals(actor.inPlaceOf()));
    }

    private void requireFreeFor(Actor officer) {
        requirePending();
        if (state == State.CLAIMED && !isClaimedBy(officer) && !officer.isSystem()) {
            throw new TaskTaken();
        }
    }

    private void requirePending() {
        if (!state.pending()) {
            throw new TaskEnded();
        }
    }

    public long id() {
        return id;
    }

    public long requestId() {
        return requestId;
    }

    public long bodyId() {
        return bodyId;
    }

    public Role role() {
        return role;
    }

    public String step() {
        return step;
    }

    public Optional<LocalDate> dueOn() {
        return deadline(dueOn);
    }

    /** @return as the row holds it, to be ordered by; {@link #dueOn()} is for reading */
    public LocalDate storedDueOn() {
        return dueOn;
    }

    /** @return the day that a row holds as a deadline, or empty if it stands for none */
    public static Optional<LocalDate> deadline(LocalDate stored) {
        return stored.equals(NO_DEADLINE) ? Optional.empty() : Optional.of(stored);
    }

    public State state() {
        return state;
    }

    /** @return what the body says that was asked; null until then, and where nobody was asked */
    public Workflow.Opinion opinion() {
        return opinion;
    }

    public boolean isEscalated() {
        return escalatedAt != null;
    }

    /** @return party id of the officer, or null */
    public Long claimedBy() {
        return claimedBy;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
