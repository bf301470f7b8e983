package org.dilmun.ejb.request;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.audit.Look;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.audit.Looks;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.register.GuardianRegister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** People see who has looked at their cases. */
@OnDatabase
class LooksTest {

    private final TestOffice office = new TestOffice();

    private Actor applicant;
    private Actor officer;
    private Actor colleague;
    private Actor stranger;

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (paid, charges) -> {});
        office.open(Fixtures.ID_CARD);
        applicant = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
        colleague = office.person("850101347", Role.OFFICER);
        stranger = office.person("850101353");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void opens(Actor official, Reference reference) {
        office.as(official, () -> office.bean(RequestQueries.class).getOfBody(reference));
    }

    private List<Look> looks(Actor person) {
        return office.as(person, () -> office.bean(Looks.class).own());
    }

    @Test
    void the_applicant_sees_each_official_once_a_day_and_what_they_looked_at() {
        Reference reference = office.inReview(applicant).reference();
        opens(officer, reference);
        opens(officer, reference);
        office.as(officer, () -> office.bean(ApplicantNumbers.class).reveal(reference));
        opens(colleague, reference);
        assertThat(looks(applicant))
                .extracting(Look::looker, Look::kind, Look::subject)
                .containsExactlyInAnyOrder(
                        tuple(officer.recorded(), Look.Kind.CASE, reference.value()),
                        tuple(officer.recorded(), Look.Kind.NUMBER, reference.value()),
                        tuple(colleague.recorded(), Look.Kind.CASE, reference.value()));
        assertThat(looks(stranger)).isEmpty();
    }

    @Test
    void on_another_day_it_is_another_look() {
        Reference reference = office.inReview(applicant).reference();
        opens(officer, reference);
        office.at(office.now().plus(Duration.ofDays(1)));
        opens(officer, reference);
        assertThat(looks(applicant)).hasSize(2);
    }

    @Test
    void who_is_refused_has_not_looked_and_nobody_looks_at_themselves() {
        Reference reference = office.inReview(applicant).reference();
        assertThat(office.refusal(
                        stranger, () -> office.bean(RequestQueries.class).getOfBody(reference)))
                .isInstanceOf(Refused.class);
        office.as(applicant, () -> office.bean(RequestQueries.class).getShared(reference));
        assertThat(looks(applicant)).isEmpty();
    }

    @Test
    void who_looks_up_the_guardians_of_somebody_has_looked_at_them() {
        Actor registrar = office.person("850101348", Role.REGISTRAR);
        Actor sought = office.person("920704565");
        office.as(registrar, () -> office.bean(GuardianRegister.class).find("920704565"));
        assertThat(looks(sought))
                .extracting(Look::looker, Look::kind, Look::subject, Look::bodyId)
                .containsExactly(tuple(registrar.recorded(), Look.Kind.GUARDIANSHIP, "", office.body()));
    }

    @Test
    void two_tabs_of_an_official_at_the_same_moment_are_one_look() throws Exception {
        Reference reference = office.inReview(applicant).reference();
        var start = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Void> tab = () -> {
                start.await();
                opens(officer, reference);
                return null;
            };
            for (Future<Void> opened : pool.invokeAll(List.of(tab, tab))) {
                opened.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(looks(applicant)).hasSize(1);
    }
}
