package org.dilmun.ejb.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.Address;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@OnDatabase
class SignInsTest {

    private static final SignInOrigin HERE = new SignInOrigin("", "127.0.0.1", "a mark");
    private static final String NUMBER = "920704565";
    private static final String PASSWORD = "a right password";
    private static final int AT_ONCE = 24;

    private final TestDatabase database = new TestDatabase();
    private SignIns signIns;
    private SignInThrottles throttles;
    private Accounts accounts;

    @BeforeEach
    void open() {
        var contained = new ContainedSignIns(database);
        accounts = contained.accounts();
        throttles = contained.throttles();
        signIns = contained.signIns();
        database.inTransaction(() -> {
            Person person = database.bean(People.class)
                    .register(
                            PersonalNumber.parse(
                                    NUMBER, database.bean(Country.class).personalNumberRule()),
                            new Person.Profile(
                                    LocalizedText.of("مريم", "Maryam"),
                                    LocalDate.parse("1992-07-04"),
                                    Sex.FEMALE,
                                    "BHR",
                                    true,
                                    new Address(Map.of("building", "1", "block", "3")),
                                    "36000000",
                                    null));
            database.entityManager().flush();
            accounts.open(person, PASSWORD, Assurance.BASIC);
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void one_person_signs_in_on_many_browsers_at_once() throws Exception {
        List<String> tokens = new ArrayList<>();
        for (Future<String> answer :
                atOnce(() -> signIns.signIn(NUMBER, PASSWORD, HERE).session())) {
            tokens.add(answer.get());
        }
        assertThat(tokens).doesNotHaveDuplicates().hasSize(AT_ONCE).allSatisfy(token -> assertThat(
                        accounts.session(token))
                .isPresent());
    }

    @Test
    void a_right_password_after_failures_is_right_for_all_who_know_it_at_once() throws Exception {
        Instant now = Instant.now();
        for (int failure = 0; failure < 4; failure++) {
            throttles.failed("number:" + NUMBER, now);
        }
        for (Future<String> answer :
                atOnce(() -> signIns.signIn(NUMBER, PASSWORD, HERE).session())) {
            assertThat(answer.get()).isNotEmpty();
        }
        assertThat(failures()).isEmpty();
    }

    @Test
    void each_of_many_failures_at_once_counts() throws Exception {
        Instant now = Instant.now();
        for (Future<String> failure : atOnce(() -> {
            throttles.failed("number:" + NUMBER, now);
            return "counted";
        })) {
            assertThat(failure.get()).isEqualTo("counted");
        }
        assertThat(failures()).containsExactly(AT_ONCE);
    }

    @Test
    void the_wait_begins_with_the_fifth_failure_and_holds_for_the_right_password_too() {
        for (int failure = 0; failure < 5; failure++) {
            assertThatThrownBy(() -> signIns.signIn(NUMBER, "wrong", HERE)).isInstanceOf(SignInRefused.class);
        }
        assertThatThrownBy(() -> signIns.signIn(NUMBER, PASSWORD, HERE)).isInstanceOf(TooManySignIns.class);
        assertThat(failures()).containsExactly(5);
    }

    @Test
    void a_number_with_blanks_or_other_digits_is_no_other_number_to_try_at() {
        var written = List.of(NUMBER, " " + NUMBER, NUMBER.substring(0, 2) + " " + NUMBER.substring(2), arabic(NUMBER));
        for (String number : written) {
            assertThatThrownBy(() -> signIns.signIn(number, "wrong", HERE)).isInstanceOf(SignInRefused.class);
        }
        assertThat(failures()).containsExactly(written.size());
    }

    private static String arabic(String digits) {
        return digits.chars()
                .mapToObj(digit -> String.valueOf((char) ('\u0660' + digit - '0')))
                .collect(Collectors.joining());
    }

    private List<Integer> failures() {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select t.failures from SignInThrottle t", Integer.class)
                .getResultList());
    }

    private static List<Future<String>> atOnce(Callable<String> call) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        var ready = new CountDownLatch(AT_ONCE);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                answers.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.call();
                }));
            }
            return answers;
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
