package org.dilmun.domain.access;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.dilmun.domain.identity.Assurance;

import static org.assertj.core.api.Assertions.assertThat;

class ActorTest {

    private static final long BODY = 5;
    private static final long OTHER = 6;

    @Test
    void a_client_may_what_its_scopes_stand_for_in_its_own_body_alone() {
        Actor client = Actor.client(7, BODY, Set.of("requests.read", "tasks.write", "scope.of.old"));
        assertThat(client.may(Permission.SEE_CASE, BODY)).isTrue();
        assertThat(client.may(Permission.WORK_CASE, BODY)).isTrue();
        assertThat(client.may(Permission.APPLY_FOR, BODY)).isFalse();
        assertThat(client.may(Permission.REFUND, BODY)).isFalse();
        assertThat(client.may(Permission.SEE_CASE, OTHER)).isFalse();
        assertThat(client.bodiesWith(Permission.WORK_CASE)).containsExactly(BODY);
        assertThat(client.bodiesWith(Permission.REFUND)).isEmpty();
    }

    @Test
    void no_scope_lets_a_client_reassign_tasks_or_read_the_audit() {
        Actor client = Actor.client(7, BODY, Set.of("requests.read", "requests.write", "tasks.write", "refunds.write"));
        assertThat(client.may(Permission.REASSIGN_TASK, BODY)).isFalse();
        assertThat(client.may(Permission.READ_AUDIT, BODY)).isFalse();
    }

    @Test
    void no_role_of_a_person_applies_for_others() {
        Actor supervisor = Actor.person(1, Assurance.BASIC, Map.of(BODY, Set.of(Role.values())), Channel.PORTAL);
        assertThat(supervisor.may(Permission.APPLY_FOR, BODY)).isFalse();
    }

    @Test
    void who_acts_through_another_channel_stays_who_they_are() {
        Actor counter = Actor.client(7, BODY, Set.of("requests.write")).through(Channel.COUNTER);
        assertThat(counter.recorded()).isEqualTo("client:7");
        assertThat(counter.channel()).isEqualTo(Channel.COUNTER);
        assertThat(counter.may(Permission.APPLY_FOR, BODY)).isTrue();
    }
}
