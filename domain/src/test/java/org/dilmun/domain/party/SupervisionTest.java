package org.dilmun.domain.party;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.dilmun.domain.kernel.LocalizedText;

import static org.assertj.core.api.Assertions.assertThat;

class SupervisionTest {

    private static final long CABINET = 1;
    private static final long MINISTRY = 2;
    private static final long DIRECTORATE = 3;
    private static final long SCHOOL = 4;
    private static final long COUNCIL = 5;

    private static GovernmentBody body(long id, String code, String parent) {
        LocalizedText name = LocalizedText.of("جهة", "Body");
        return new GovernmentBody(id, code, name, parent, "authority", name);
    }

    private static final List<GovernmentBody> BODIES = List.of(
            body(CABINET, "cabinet", null),
            body(MINISTRY, "ministry", "cabinet"),
            body(DIRECTORATE, "directorate", "ministry"),
            body(SCHOOL, "school", "directorate"),
            body(COUNCIL, "council", null));

    @Test
    void the_nearest_body_above_that_has_supervisors_lends_them() {
        var supervision = new Supervision(BODIES, Set.of(CABINET, MINISTRY));
        assertThat(supervision.of(SCHOOL)).contains(MINISTRY);
        assertThat(supervision.of(DIRECTORATE)).contains(MINISTRY);
        assertThat(supervision.below(MINISTRY)).containsExactlyInAnyOrder(DIRECTORATE, SCHOOL);
        assertThat(supervision.below(CABINET)).as("the ministry has its own").isEmpty();
    }

    @Test
    void who_has_their_own_borrows_none_and_lends_them_below() {
        var supervision = new Supervision(BODIES, Set.of(MINISTRY, DIRECTORATE));
        assertThat(supervision.of(DIRECTORATE)).contains(DIRECTORATE);
        assertThat(supervision.below(DIRECTORATE)).containsExactly(SCHOOL);
        assertThat(supervision.below(MINISTRY)).isEmpty();
    }

    @Test
    void where_nobody_in_the_line_is_one_nobody_is() {
        var supervision = new Supervision(BODIES, Set.of(DIRECTORATE));
        assertThat(supervision.of(MINISTRY)).isEmpty();
        assertThat(supervision.of(COUNCIL)).isEmpty();
        assertThat(supervision.of(99)).as("a body that there is not").isEmpty();
    }

    @Test
    void bodies_that_stand_above_each_other_by_mistake_end_the_line() {
        var circle = List.of(body(CABINET, "cabinet", "ministry"), body(MINISTRY, "ministry", "cabinet"));
        assertThat(new Supervision(circle, Set.of()).of(CABINET)).isEmpty();
    }
}
