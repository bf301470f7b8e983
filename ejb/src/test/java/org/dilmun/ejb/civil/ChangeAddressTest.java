package org.dilmun.ejb.civil;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Address;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestedService;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** What the approval of a new address does to the population register. */
@OnDatabase
class ChangeAddressTest {

    private final TestDatabase database = new TestDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_approval_registers_the_new_address() {
        var before = new Address(Map.of("building", "96", "road", "1702", "block", "317"));
        Person person = database.inTransaction(() -> database.bean(People.class)
                .register(
                        new PersonalNumber("850312345"),
                        new Person.Profile(
                                LocalizedText.of("يوسف", "Yousif"),
                                LocalDate.of(1985, 3, 2),
                                Sex.MALE,
                                "BHR",
                                true,
                                before,
                                null,
                                null)));
        Request request = Request.draft(
                1,
                Reference.create("ADR", 2017, new Random(7)),
                new RequestedService("address-change", 2, 3),
                person.id(),
                Instant.EPOCH);
        request.answer(
                Map.of("new_address", "{\"block\":\"327\",\"building\":\"58\",\"road\":\"2733\"}"), Instant.EPOCH);
        database.inTransaction(() -> database.bean(ChangeAddress.class).complete(request));
        assertThat(database.inTransaction(
                        () -> database.bean(People.class).get(person.id()).address()))
                .isEqualTo(new Address(Map.of("block", "327", "building", "58", "road", "2733")));
    }
}
