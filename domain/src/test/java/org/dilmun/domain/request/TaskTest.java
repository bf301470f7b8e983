package org.dilmun.domain.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.identity.Assurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.domain.request.RequestTest.NOW;
import static org.dilmun.domain.request.RequestTest.OFFICER;
import static org.dilmun.domain.request.RequestTest.REVIEW;

class TaskTest {

    private static final Actor COLLEAGUE =
            Actor.person(9, Assurance.ADVANCED, Map.of(3L, Set.of(Role.OFFICER)), Channel.PORTAL);

    private static final Workflow.Step WATCHED = new Workflow.Step(
            "review",
            Workflow.Kind.TASK,
            REVIEW.label(),
            Role.OFFICER,
            2,
            Workflow.Overdue.ESCALATE,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            null);

    private static Task watched() {
        return new Task(2, RequestTest.draft(), WATCHED, LocalDate.of(2017, 11, 7), NOW);
    }

    private static Task task() {
        return new Task(2, RequestTest.draft(), REVIEW, LocalDate.of(2017, 11, 7), NOW);
    }

    @Test
    void a_claimed_task_is_out_of_reach_of_colleagues() {
        Task task = task();
        task.claim(OFFICER);
        task.claim(OFFICER);
        assertThatThrownBy(() -> task.claim(COLLEAGUE)).isInstanceOf(TaskTaken.class);
        assertThatThrownBy(() -> task.finish(COLLEAGUE, NOW)).isInstanceOf(TaskTaken.class);
        assertThat(task.isClaimedBy(OFFICER)).isTrue();
    }

    @Test
    void who_stands_in_for_the_one_who_has_a_task_does_it_and_is_the_one_who_did() {
        Task task = task();
        task.claim(OFFICER);
        Actor standIn = COLLEAGUE.standingInFor(OFFICER.id());
        assertThat(task.isClaimedBy(standIn)).isTrue();
        assertThatThrownBy(() -> task.finish(COLLEAGUE.standingInFor(77), NOW)).isInstanceOf(TaskTaken.class);
        task.finish(standIn, NOW);
        assertThat(task.claimedBy()).isEqualTo(9);
    }

    @Test
    void a_released_task_is_anybodys() {
        Task task = task();
        task.claim(OFFICER);
        task.release();
        task.finish(COLLEAGUE, NOW);
        assertThat(task.state()).isEqualTo(Task.State.DONE);
        assertThat(task.claimedBy()).isEqualTo(9);
    }

    @Test
    void an_assigned_task_is_that_officers_alone_and_goes_to_nobody_without_the_role() {
        Task task = task();
        task.claim(OFFICER);
        task.assign(COLLEAGUE);
        assertThat(task.isClaimedBy(COLLEAGUE)).isTrue();
        assertThatThrownBy(() -> task.finish(OFFICER, NOW)).isInstanceOf(TaskTaken.class);
        assertThatThrownBy(() -> task.assign(with(3, Role.AUDITOR))).isInstanceOf(TaskNotForOfficial.class);
        assertThat(task.isClaimedBy(COLLEAGUE)).isTrue();
    }

    @Test
    void nothing_happens_to_a_task_that_has_ended() {
        Task task = task();
        task.cancel(NOW);
        assertThatThrownBy(() -> task.claim(OFFICER)).isInstanceOf(TaskEnded.class);
        assertThatThrownBy(() -> task.assign(OFFICER)).isInstanceOf(TaskEnded.class);
        assertThatThrownBy(task::release).isInstanceOf(TaskEnded.class);
        assertThatThrownBy(() -> task.finish(OFFICER, NOW)).isInstanceOf(TaskEnded.class);
        assertThatThrownBy(() -> task.cancel(NOW)).isInstanceOf(TaskEnded.class);
    }

    @Test
    void what_happens_when_a_task_is_overdue_happens_once_and_only_while_it_is_to_be_done() {
        assertThat(task().takeOverdue()).isFalse();
        Task reminded = watched();
        assertThat(reminded.takeOverdue()).isTrue();
        assertThat(reminded.takeOverdue()).isFalse();
        Task done = watched();
        done.finish(OFFICER, NOW);
        assertThat(done.takeOverdue()).isFalse();
        assertThat(new Task(2, RequestTest.draft(), WATCHED, null, NOW).takeOverdue())
                .isFalse();
    }

    @Test
    void when_the_time_is_up_the_system_decides_whoever_has_the_task() {
        Task task = watched();
        task.claim(OFFICER);
        task.finish(Actor.system("overdue"), NOW);
        assertThat(task.state()).isEqualTo(Task.State.DONE);
        assertThat(task.claimedBy()).isNull();
    }

    @Test
    void a_task_is_for_its_role_in_its_body_only() {
        assertThat(task().isFor(OFFICER)).isTrue();
        assertThat(task().isFor(with(3, Role.SUPERVISOR))).isTrue();
        assertThat(task().isFor(with(3, Role.AUDITOR))).isFalse();
        assertThat(task().isFor(with(4, Role.OFFICER))).isFalse();
    }

    @Test
    void a_step_without_deadline_has_none() {
        assertThat(new Task(2, RequestTest.draft(), REVIEW, null, NOW).dueOn()).isEmpty();
        assertThat(task().dueOn()).contains(LocalDate.of(2017, 11, 7));
    }

    private static Actor with(long body, Role role) {
        return Actor.person(8, Assurance.BASIC, Map.of(body, Set.of(role)), Channel.PORTAL);
    }
}
