package org.dilmun.ejb.identity.openid;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.identity.openid.SignInGrant;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.identity.SpentTokens;
import org.dilmun.ejb.identity.openid.Grants.Issued;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@OnDatabase
class GrantsTest {

    private static final int AT_ONCE = 8;

    private final SignInFixture fixture = new SignInFixture();
    private final TestDatabase database = fixture.database;

    @AfterEach
    void close() {
        fixture.close();
    }

    private Optional<Issued> redeem(String code) {
        return redeem(fixture.account, code, SignInFixture.ADDRESS, SignInFixture.CHALLENGE);
    }

    private Optional<Issued> redeem(RelyingParty by, String code, String address, String challenge) {
        return database.inTransaction(() -> fixture.grants().redeem(by, code, address, challenge));
    }

    private Optional<Issued> refresh(String token) {
        return database.inTransaction(() -> fixture.grants().refresh(fixture.account, token));
    }

    private boolean opens(Issued issued) {
        return database.inTransaction(
                () -> fixture.grants().open(issued.accessToken()).isPresent());
    }

    @Test
    void a_code_gives_tokens_once_and_its_second_use_ends_what_it_gave() {
        String code = fixture.code(SignInFixture.OFFLINE);
        Issued issued = redeem(code).orElseThrow();
        assertThat(opens(issued)).isTrue();
        assertThat(redeem(code)).isEmpty();
        assertThat(opens(issued)).isFalse();
        assertThat(refresh(issued.refreshToken())).isEmpty();
    }

    @Test
    void a_code_that_is_used_in_parallel_gives_once_and_then_nothing_is_left_of_it() throws Exception {
        String code = fixture.code(SignInFixture.OFFLINE);
        List<Issued> given = atOnce(() -> redeem(code));
        assertThat(given).hasSize(1);
        assertThat(opens(given.get(0))).isFalse();
    }

    @Test
    void a_refresh_token_that_is_used_in_parallel_gives_once_and_the_family_dies() throws Exception {
        Issued first = redeem(fixture.code(SignInFixture.OFFLINE)).orElseThrow();
        List<Issued> given = atOnce(() -> refresh(first.refreshToken()));
        assertThat(given).hasSize(1);
        assertThat(opens(given.get(0))).isFalse();
        assertThat(refresh(given.get(0).refreshToken())).isEmpty();
        assertThat(opens(first)).isFalse();
    }

    @Test
    void a_refresh_token_is_exchanged_and_the_old_one_ends_everything() {
        Issued first = redeem(fixture.code(SignInFixture.OFFLINE)).orElseThrow();
        Issued second = refresh(first.refreshToken()).orElseThrow();
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(opens(second)).isTrue();
        assertThat(refresh(first.refreshToken())).isEmpty();
        assertThat(opens(second)).isFalse();
        assertThat(refresh(second.refreshToken())).isEmpty();
    }

    @Test
    void a_code_is_good_with_its_address_and_verifier_only_and_is_used_up_by_a_wrong_one() {
        String other = "x".repeat(43);
        String code = fixture.code(SignInFixture.ONLINE);
        assertThat(redeem(fixture.account, code, SignInFixture.ADDRESS, other)).isEmpty();
        assertThat(redeem(code)).isEmpty();
        String second = fixture.code(SignInFixture.ONLINE);
        assertThat(redeem(fixture.account, second, "https://evil.example/", SignInFixture.CHALLENGE))
                .isEmpty();
    }

    @Test
    void a_code_of_another_client_is_none_and_stays_good_for_its_own() {
        String code = fixture.code(SignInFixture.ONLINE);
        assertThat(redeem(fixture.licences, code, SignInFixture.ADDRESS, SignInFixture.CHALLENGE))
                .isEmpty();
        assertThat(redeem(code)).isPresent();
    }

    @Test
    void a_code_lasts_a_minute_and_an_access_token_ten() {
        String late = fixture.code(SignInFixture.ONLINE);
        fixture.now = fixture.now.plusSeconds(61);
        assertThat(redeem(late)).isEmpty();
        Issued issued = redeem(fixture.code(SignInFixture.ONLINE)).orElseThrow();
        fixture.now = fixture.now.plus(Duration.ofMinutes(11));
        assertThat(opens(issued)).isFalse();
    }

    @Test
    void without_offline_access_there_is_nothing_to_refresh_and_signing_out_ends_it() {
        Issued issued = redeem(fixture.code(SignInFixture.ONLINE)).orElseThrow();
        assertThat(issued.refreshToken()).isNull();
        database.inTransaction(() -> database.bean(Accounts.class).signOut(fixture.token));
        assertThat(opens(issued)).isFalse();
    }

    @Test
    void with_offline_access_it_goes_on_after_signing_out_for_thirty_days() {
        Issued issued = redeem(fixture.code(SignInFixture.OFFLINE)).orElseThrow();
        database.inTransaction(() -> database.bean(Accounts.class).signOut(fixture.token));
        fixture.now = fixture.now.plus(Duration.ofDays(29));
        Issued later = refresh(issued.refreshToken()).orElseThrow();
        fixture.now = fixture.now.plus(Duration.ofDays(2));
        assertThat(refresh(later.refreshToken())).isEmpty();
    }

    @Test
    void what_the_person_withdraws_ends_at_once_and_is_asked_for_anew() {
        Issued issued = redeem(fixture.code(SignInFixture.OFFLINE)).orElseThrow();
        long person = fixture.person();
        database.inTransaction(() -> database.bean(Consents.class).withdraw(person, "account"));
        assertThat(opens(issued)).isFalse();
        assertThat(refresh(issued.refreshToken())).isEmpty();
        boolean covered = database.inTransaction(() -> database.bean(Consents.class)
                .find(person, fixture.account)
                .orElseThrow()
                .covers(SignInFixture.ONLINE));
        assertThat(covered).isFalse();
    }

    @Test
    void a_consent_covers_less_and_not_more() {
        fixture.code(SignInFixture.ONLINE);
        long person = fixture.person();
        var consent = database.inTransaction(() ->
                database.bean(Consents.class).find(person, fixture.account).orElseThrow());
        assertThat(consent.covers(SignInFixture.ONLINE)).isTrue();
        assertThat(consent.covers(new SignInGrant.Wish(SignInFixture.ONLINE.scopes(), Set.of(), Set.of(), null)))
                .isTrue();
        assertThat(consent.covers(SignInFixture.OFFLINE)).isFalse();
    }

    @Test
    void an_account_that_is_closed_ends_even_what_was_to_go_on() {
        Issued issued = redeem(fixture.code(SignInFixture.OFFLINE)).orElseThrow();
        database.inTransaction(() -> database.entityManager()
                .createNativeQuery("update account set closed_at = created_at")
                .executeUpdate());
        assertThat(refresh(issued.refreshToken())).isEmpty();
    }

    @Test
    void a_client_ends_its_own_tokens_and_nobody_elses() {
        Issued issued = redeem(fixture.code(SignInFixture.OFFLINE)).orElseThrow();
        database.inTransaction(() -> fixture.grants().end(fixture.licences, issued.accessToken()));
        assertThat(opens(issued)).isTrue();
        database.inTransaction(() -> fixture.grants().end(fixture.account, issued.refreshToken()));
        assertThat(opens(issued)).isFalse();
    }

    @Test
    void another_node_answers_as_the_first() {
        String code = fixture.code(SignInFixture.OFFLINE);
        try (TestDatabase other = database.otherNode()) {
            other.with(RealClock.class, () -> fixture.now);
            var issued = other.inTransaction(() -> other.bean(Grants.class)
                    .redeem(fixture.account, code, SignInFixture.ADDRESS, SignInFixture.CHALLENGE));
            assertThat(opens(issued.orElseThrow())).isTrue();
        }
    }

    @Test
    void what_is_over_is_forgotten_and_what_is_not_stays() {
        Issued online = redeem(fixture.code(SignInFixture.ONLINE)).orElseThrow();
        Issued offline = redeem(fixture.code(SignInFixture.OFFLINE)).orElseThrow();
        fixture.now = fixture.now.plus(Duration.ofDays(1));
        database.inTransaction(() -> database.bean(SpentTokens.class).forget());
        assertThat(opens(online)).isFalse();
        assertThat(count("openid_grant")).isEqualTo(1);
        assertThat(count("openid_code")).isEqualTo(1);
        assertThat(refresh(offline.refreshToken())).isPresent();
        fixture.now = fixture.now.plus(Duration.ofDays(31));
        database.inTransaction(() -> database.bean(SpentTokens.class).forget());
        assertThat(count("openid_grant") + count("openid_code") + count("openid_token"))
                .isZero();
    }

    private long count(String table) {
        return database.inTransaction(() -> ((Number) database.entityManager()
                        .createNativeQuery("select count(*) from " + table)
                        .getSingleResult())
                .longValue());
    }

    private static List<Issued> atOnce(Callable<Optional<Issued>> call) throws Exception {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        var ready = new CountDownLatch(AT_ONCE);
        try {
            List<Future<Optional<Issued>>> answers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                answers.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.call();
                }));
            }
            List<Issued> given = new ArrayList<>();
            for (Future<Optional<Issued>> answer : answers) {
                answer.get().ifPresent(given::add);
            }
            return given;
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
