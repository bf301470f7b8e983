package org.dilmun.ejb.civil;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.civil.IdCard;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestedService;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.ReleaseLoader;
import org.dilmun.ejb.obligation.Obligation;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@OnDatabase
class IdCardReplacementTest {

    private static final LocalDate TODAY = LocalDate.of(2017, 11, 20);

    private final TestDatabase database = new TestDatabase();
    private Instant now = Instant.parse("2017-11-20T07:00:00Z");

    private IdCards cards;
    private ReplaceIdCard service;
    private CivilObligations obligations;
    private Person young;
    private Person old;

    @BeforeEach
    void arrange() {
        database.with(BusinessClock.class, () -> now);
        database.inTransaction(() -> {
            database.bean(ReleaseLoader.class);
            database.bean(Directory.class);
            young = person("850312345", LocalDate.of(1985, 3, 2), true);
            old = person("781107776", LocalDate.of(1940, 11, 7), false);
        });
        cards = database.bean(IdCards.class);
        service = database.bean(ReplaceIdCard.class);
        obligations = database.bean(CivilObligations.class);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Person person(String number, LocalDate born, boolean citizen) {
        var profile = new Person.Profile(
                LocalizedText.of("شخص", "Person"), born, Sex.FEMALE, "BHR", citizen, null, null, null);
        return database.bean(People.class).register(new PersonalNumber(number), profile);
    }

    private static Request request(Person applicant, String reason) {
        Request request = Request.draft(
                1,
                Reference.create("IDC", 2017, new Random(7)),
                new RequestedService("id-card-replacement", 2, 3),
                applicant.id(),
                Instant.EPOCH);
        request.answer(Map.of("reason", reason), Instant.EPOCH);
        return request;
    }

    private void issue(Person holder, LocalDate expires) {
        database.inTransaction(() -> {
            cards.issue(holder, expires.minusYears(5), expires);
        });
    }

    private List<IdCard> list(Person holder) {
        return database.inTransaction(() -> cards.list(holder.id()));
    }

    private List<Obligation> due(Person person) {
        return database.inTransaction(() -> obligations.obligations(person.id()));
    }

    @Test
    void the_old_card_ends_with_the_submission_and_the_approval_issues_a_new_one() {
        issue(young, LocalDate.of(2020, 5, 1));
        database.inTransaction(() -> service.submit(request(young, "stolen")));
        assertThat(list(young)).singleElement().satisfies(card -> {
            assertThat(card.active()).isFalse();
            assertThat(card.cancelReason()).isEqualTo("stolen");
        });

        database.inTransaction(() -> service.complete(request(young, "stolen")));
        IdCard issued = list(young).get(0);
        assertThat(issued.active()).isTrue();
        assertThat(issued.issuedOn()).isEqualTo(TODAY);
        assertThat(issued.expiresOn()).isEqualTo(LocalDate.of(2022, 11, 20));
        assertThat(issued.serial())
                .matches("[0-9]{9}")
                .isNotEqualTo(list(young).get(1).serial());
    }

    @Test
    void whoever_is_seventy_gets_a_card_for_ten_years() {
        database.inTransaction(() -> service.complete(request(old, "lost")));
        assertThat(list(old)).singleElement().satisfies(card -> assertThat(card.expiresOn())
                .isEqualTo(LocalDate.of(2027, 11, 20)));
    }

    @Test
    void a_second_approval_leaves_one_active_card() {
        database.inTransaction(() -> service.complete(request(young, "lost")));
        database.inTransaction(() -> service.complete(request(young, "lost")));
        assertThat(list(young)).extracting(IdCard::active).containsExactly(true, false);
    }

    @Test
    void without_a_card_there_is_nothing_to_replace() {
        assertThat(database.inTransaction(() -> service.validate(request(young, "lost"))))
                .isEqualTo(Map.of("reason", "no-id-card"));
        issue(young, LocalDate.of(2016, 5, 1));
        assertThat(database.inTransaction(() -> service.validate(request(young, "lost"))))
                .as("a card that has expired")
                .isEmpty();
    }

    @Test
    void who_holds_a_card_is_told_sixty_days_before_it_ends() {
        issue(young, TODAY.plusDays(61));
        assertThat(due(young)).isEmpty();

        now = now.plusSeconds(24 * 60 * 60);
        assertThat(due(young)).singleElement().satisfies(due -> {
            assertThat(due.kind()).isEqualTo(Obligation.Kind.RENEW);
            assertThat(due.subject().in("ar")).isEqualTo("تجديد بطاقة الهوية للمواطنين");
            assertThat(due.dueOn()).isEqualTo(LocalDate.of(2018, 1, 20));
            assertThat(due.path()).isEqualTo("/services/id-card-renewal-citizen");
        });
    }

    @Test
    void residents_are_sent_to_their_own_renewal_and_a_card_that_has_ended_needs_none() {
        issue(old, TODAY.minusDays(3));
        assertThat(due(old)).singleElement().satisfies(due -> assertThat(due.path())
                .isEqualTo("/services/id-card-renewal-resident"));

        database.inTransaction(() -> service.submit(request(old, "lost")));
        assertThat(due(old)).isEmpty();
    }

    @Test
    void a_report_ends_nobody_elses_card() {
        issue(young, TODAY.plusYears(1));
        issue(old, TODAY.plusYears(1));
        database.inTransaction(() -> service.submit(request(young, "lost")));
        assertThat(list(old)).extracting(IdCard::active).containsExactly(true);
    }
}
