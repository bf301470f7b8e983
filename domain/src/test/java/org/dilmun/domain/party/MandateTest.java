package org.dilmun.domain.party;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Mandate.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MandateTest {

    private static final Instant NOW = Instant.parse("2026-12-05T08:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 5);
    private static final LocalDate LAST = LocalDate.of(2027, 12, 4);
    private static final Mandate.Limits LIMITS = new Mandate.Limits(18, 3);
    private static final Person FATIMA = person(1, "1960-05-02");
    private static final Person MARYAM = person(2, "1992-07-14");
    private static final Person GIRL = person(3, "2008-12-06");

    private static Person person(long id, String born) {
        var profile = new Person.Profile(
                LocalizedText.of("شخص", "Person"), LocalDate.parse(born), Sex.FEMALE, "BHR", true, null, null, null);
        return Person.register(id, new Person.Identification(new byte[0], new byte[0]), profile);
    }

    private static Mandate.Terms terms(LocalDate since, LocalDate last) {
        return new Mandate.Terms(Set.of("id-card-replacement"), since, last, null);
    }

    private static Mandate offered(Person grantor, Person holder, Mandate.Terms terms) {
        return Mandate.offer(
                9,
                Reference.create(Mandate.PREFIX, 2026, new SplittableRandom(0)),
                grantor,
                new Mandate.Addressee(holder, "92••••565"),
                terms,
                LIMITS,
                TODAY,
                NOW);
    }

    private static Mandate offered() {
        return offered(FATIMA, MARYAM, terms(TODAY, LAST));
    }

    private static Mandate accepted() {
        Mandate mandate = offered();
        mandate.accept(TODAY, NOW);
        return mandate;
    }

    @Test
    void it_holds_from_its_acceptance_to_its_last_day() {
        Mandate mandate = offered();
        assertThat(mandate.on(TODAY)).isEqualTo(State.OFFERED);
        mandate.accept(TODAY, NOW);
        assertThat(mandate.on(TODAY)).isEqualTo(State.IN_FORCE);
        assertThat(mandate.on(LAST)).isEqualTo(State.IN_FORCE);
        assertThat(mandate.on(LAST.plusDays(1))).isEqualTo(State.EXPIRED);
    }

    @Test
    void one_of_later_holds_from_its_first_day_on() {
        Mandate mandate = offered(FATIMA, MARYAM, terms(TODAY.plusDays(7), LAST));
        mandate.accept(TODAY, NOW);
        assertThat(mandate.on(TODAY.plusDays(6))).isEqualTo(State.AHEAD);
        assertThat(mandate.on(TODAY.plusDays(7))).isEqualTo(State.IN_FORCE);
    }

    @Test
    void either_side_ends_it_and_who_did_is_seen() {
        Mandate revoked = accepted();
        revoked.end(FATIMA.id(), TODAY, NOW);
        assertThat(revoked.on(TODAY)).isEqualTo(State.REVOKED);
        revoked.end(MARYAM.id(), TODAY, NOW.plusSeconds(1));
        assertThat(revoked.on(TODAY)).as("the first end stays").isEqualTo(State.REVOKED);
        Mandate renounced = accepted();
        renounced.end(MARYAM.id(), TODAY, NOW);
        assertThat(renounced.on(TODAY)).isEqualTo(State.RENOUNCED);
        Mandate declined = offered();
        declined.end(MARYAM.id(), TODAY, NOW);
        assertThat(declined.on(TODAY)).isEqualTo(State.DECLINED);
    }

    @Test
    void what_was_accepted_or_has_ended_is_not_accepted() {
        assertThatThrownBy(() -> accepted().accept(TODAY, NOW)).isInstanceOf(MandateOver.class);
        Mandate declined = offered();
        declined.end(MARYAM.id(), TODAY, NOW);
        assertThatThrownBy(() -> declined.accept(TODAY, NOW)).isInstanceOf(MandateOver.class);
        assertThatThrownBy(() -> offered().accept(LAST.plusDays(1), NOW)).isInstanceOf(MandateOver.class);
        assertThatThrownBy(() -> accepted().end(FATIMA.id(), LAST.plusDays(1), NOW))
                .isInstanceOf(MandateOver.class);
    }

    @Test
    void nobody_grants_one_to_themselves_or_to_a_minor_and_no_minor_grants_one() {
        assertThatThrownBy(() -> offered(FATIMA, FATIMA, terms(TODAY, LAST))).isInstanceOf(MandateToOneself.class);
        assertThatThrownBy(() -> offered(FATIMA, GIRL, terms(TODAY, LAST))).isInstanceOf(MandateNotForMinors.class);
        assertThatThrownBy(() -> offered(GIRL, MARYAM, terms(TODAY, LAST))).isInstanceOf(MandateNotForMinors.class);
        assertThat(LIMITS.allow(GIRL, LocalDate.of(2026, 12, 6)))
                .as("she comes of age tomorrow")
                .isTrue();
    }

    @Test
    void an_offer_for_nobody_waits_like_any_other() {
        Mandate mandate = offered(FATIMA, null, terms(TODAY, LAST));
        assertThat(mandate.on(TODAY)).isEqualTo(State.OFFERED);
        assertThat(mandate.holderId()).isEmpty();
        assertThat(mandate.isFor(MARYAM.id())).isFalse();
    }

    @Test
    void its_days_are_ahead_and_within_what_the_country_allows() {
        assertThat(offered(FATIMA, MARYAM, terms(TODAY, TODAY.plusYears(3))).on(TODAY))
                .isEqualTo(State.OFFERED);
        for (Mandate.Terms wrong : new Mandate.Terms[] {
            terms(TODAY.minusDays(1), LAST),
            terms(TODAY, TODAY.minusDays(1)),
            terms(TODAY, null),
            terms(null, LAST),
            terms(TODAY, TODAY.plusYears(3).plusDays(1))
        }) {
            assertThatThrownBy(() -> offered(FATIMA, MARYAM, wrong)).isInstanceOf(MandateDaysWrong.class);
        }
    }

    @Test
    void it_names_its_services() {
        assertThatThrownBy(() -> offered(FATIMA, MARYAM, new Mandate.Terms(Set.of(), TODAY, LAST, null)))
                .isInstanceOf(MandateServicesWrong.class);
        Set<String> many = IntStream.rangeClosed(0, Mandate.SERVICES_AT_MOST)
                .mapToObj(number -> "service-" + number)
                .collect(Collectors.toSet());
        assertThatThrownBy(() -> offered(FATIMA, MARYAM, new Mandate.Terms(many, TODAY, LAST, null)))
                .isInstanceOf(MandateServicesWrong.class);
        String words = "x".repeat(Mandate.PURPOSE_LENGTH + 1);
        assertThatThrownBy(() -> offered(FATIMA, MARYAM, new Mandate.Terms(Set.of("a"), TODAY, LAST, words)))
                .isInstanceOf(MandatePurposeTooLong.class);
    }
}
