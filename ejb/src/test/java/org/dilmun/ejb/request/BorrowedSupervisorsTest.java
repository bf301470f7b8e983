package org.dilmun.ejb.request;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.Fee;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.memo.MemoPeople;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** A body with an officer and no supervisor, below a ministry. */
@OnDatabase
class BorrowedSupervisorsTest {

    private final TestOffice office = new TestOffice();

    private Actor applicant;
    private Actor officer;
    private long ministry;

    @BeforeEach
    void arrange() {
        Workflow.Step review = Fixtures.ID_CARD.workflow().step("review").orElseThrow();
        office.collecting()
                .open(Fixtures.likeIdCard(
                        "supervised",
                        LocalizedText.of("خدمة", "Service"),
                        Fee.UNSTATED,
                        new Workflow("SVR", List.of(review.by(Role.SUPERVISOR)), null, null),
                        null));
        LocalizedText name = LocalizedText.of("جهة", "Body");
        office.database().inTransaction(() -> office.bean(Bodies.class)
                .takeOver(List.of(
                        new Bodies.BodyData("moi", name, null, "ministry", name),
                        new Bodies.BodyData("iga", name, "moi", "authority", name))));
        ministry = office.database()
                .inTransaction(() -> office.bean(Bodies.class).get("moi").id());
        applicant = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Actor granted(Actor person, long body, Role role) {
        office.database().inTransaction(() -> office.bean(Access.class).grant(person.id(), body, role));
        return asToday(person);
    }

    /** With the roles that a request of that person has now. */
    private Actor asToday(Actor person) {
        Map<Long, Set<Role>> roles =
                office.database().inTransaction(() -> office.bean(Access.class).roles(person.id()));
        return Actor.person(person.id(), Assurance.BASIC, roles, Channel.PORTAL);
    }

    private Request waiting() {
        return office.submit(applicant, office.filledIn(applicant, "supervised", "centre"));
    }

    private void refused(Actor official, Request request) {
        assertThat(office.refusal(official, () -> office.bean(Requests.class)
                        .act(request.reference(), request.version(), "approve", null, "")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void the_supervisor_of_the_body_above_decides_as_long_as_the_body_has_none() {
        Request waiting = waiting();
        refused(asToday(officer), waiting);
        Actor above = granted(office.person("850101347"), ministry, Role.SUPERVISOR);
        assertThat(above.roles().get(office.body())).containsExactly(Role.SUPERVISOR);
        assertThat(office.act(above, waiting.reference(), "approve", null, "").status())
                .isEqualTo(RequestStatus.COMPLETED);

        Request next = waiting();
        Actor own = granted(office.person("850101348"), office.body(), Role.SUPERVISOR);
        Actor former = asToday(above);
        assertThat(former.roles()).as("the body has its own now").doesNotContainKey(office.body());
        refused(former, next);
        assertThat(office.act(own, next.reference(), "approve", null, "").status())
                .isEqualTo(RequestStatus.COMPLETED);
    }

    @Test
    void officers_of_the_body_above_are_not_borrowed() {
        Actor above = granted(office.person("850101347"), ministry, Role.OFFICER);
        assertThat(above.roles()).containsOnlyKeys(ministry);
    }

    @Test
    void those_above_are_reminded_and_told_of_what_is_to_be_signed() {
        Request waiting = waiting();
        Actor above = granted(office.person("850101347"), ministry, Role.SUPERVISOR);
        office.database().inTransaction(() -> {
            Task task = office.bean(Cases.class).onlyTask(waiting);
            assertThat(office.bean(Team.class).responsible(waiting, task)).containsExactly(above.id());
            assertThat(office.bean(MemoPeople.class).signing(office.body(), Set.of()))
                    .containsExactly(above.id());
        });
    }

    @Test
    void where_nobody_in_the_line_supervises_the_operator_sees_how_much_waits() {
        waiting();
        waiting();
        Actor operator = granted(office.person("850101349"), ministry, Role.OPERATOR);
        UnsupervisedBodies unsupervised = office.bean(UnsupervisedBodies.class);
        assertThat(office.as(operator, unsupervised::list))
                .extracting(each -> each.body().code(), UnsupervisedBodies.Unsupervised::waiting)
                .containsExactly(tuple("iga", 2L));
        assertThat(office.refusal(asToday(officer), unsupervised::list)).isInstanceOf(Refused.class);
        granted(office.person("850101347"), ministry, Role.SUPERVISOR);
        assertThat(office.as(operator, unsupervised::list)).isEmpty();
    }
}
