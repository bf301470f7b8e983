package org.dilmun.ejb.request;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.domain.directory.Facts;
import org.dilmun.domain.directory.Form;
import org.dilmun.ejb.form.Violation;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.request.FormValidator.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.EVERYTHING;
import static org.dilmun.ejb.request.Fixtures.FACTS;

/** Each kind of question: what people type, what is kept of it, and what is told when it is wrong. Judged on 5 November 2017. */
@OnDatabase
class AnswerKindsTest {

    private static final Form FORM = EVERYTHING.form();
    private static final FormValidator VALIDATOR;

    static {
        try (var database = new TestDatabase()) {
            VALIDATOR = database.bean(FormValidator.class);
        }
    }

    private static Verdict judge(Facts facts, String... answers) {
        var given = new HashMap<String, String>();
        for (int i = 0; i < answers.length; i += 2) {
            given.put(answers[i], answers[i + 1]);
        }
        return VALIDATOR.judge(FORM, facts, given);
    }

    private static Verdict judge(String... answers) {
        return judge(FACTS, answers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "salary | 5 | 5.000",
                "salary | ٣٠٫٢٥ | 30.250",
                "salary | '  1 500.1 ' | 1500.100",
                "salary | 0 | 0.000",
                "rooms | 007 | 7",
                "rooms | ١٢ | 12",
                "rooms | 5.0 | 5",
                "area | 12.50 | 12.5",
                "area | 1,234.5 | 1234.5",
                "code_no | ' ab-12 ' | AB-12",
                "account | ١٢٣ ٤٥٦ ٧٨٩ | 123456789",
                "arabic_name | مَريم، 12 | مَريم، 12",
                "latin_name | Zoë O’Hara | Zoë O’Hara",
                "born | 1439-02-16 | 2017-11-05",
                "born | ١٤٠٥/٦/١٠ | 1985-03-02",
                "born | 2/3/1985 | 1985-03-02",
                "landlord | '850 312 345' | 850312345",
                "business | ١٢٣٤٥-١ | 12345-1",
                "phone | 3600 1234 | +97336001234",
                "phone | 00973-36001234 | +97336001234",
                "phone | 97336001234 | +97336001234",
                "phone | +44 7700 900123 | +447700900123",
                "email | ' a.b@example.org ' | a.b@example.org",
                "aids | '[\"stick\",\"chair\",\"stick\"]' | '[\"chair\",\"stick\"]'",
                "house | '{\"road\":\"١٧٠٢\",\"building\":\"96 a\",\"block\":\"317\",\"governorate\":\"capital\",\"flat\":\" \"}' | '{\"block\":\"317\",\"building\":\"96A\",\"governorate\":\"capital\",\"road\":\"1702\"}'",
                "bills | '[{\"number\":\"b1\",\"amount\":\"5\"},{\"number\":\" \"}]' | '[{\"amount\":\"5.000\",\"number\":\"B1\"}]'"
            })
    void what_people_type_is_kept_in_one_way(String field, String typed, String kept) {
        assertThat(judge("owner", "no", field, typed, "salary", field.equals("salary") ? typed : "1")
                        .answers())
                .containsEntry(field, kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "salary | free | field-money-malformed",
                "salary | 1.2345 | field-number-decimals",
                "salary | -1 | field-number-too-small",
                "salary | 900.001 | field-number-too-large",
                "rooms | many | field-number-malformed",
                "rooms | 1e3 | field-number-malformed",
                "rooms | 1.5 | field-number-not-whole",
                "rooms | 0 | field-number-too-small",
                "rooms | 21 | field-number-too-large",
                "area | 0.499 | field-number-decimals",
                "area | 0.49 | field-number-too-small",
                "code_no | A1 | field-too-short",
                "code_no | A1B2C3D4E5F6G7 | field-too-long",
                "code_no | A_1 | field-not-code",
                "account | 12345678A | field-not-digits",
                "arabic_name | Maryam | field-not-arabic",
                "latin_name | مريم | field-not-latin",
                "born | 2017-11-05 | field-date-too-late",
                "born | 1890-01-01 | field-date-malformed-hijri",
                "born | 1439-13-01 | field-date-malformed-hijri",
                "visit | 2017-11-04 | field-date-too-early",
                "visit | 2017-12-06 | field-date-too-late",
                "happened | 2017-11-06 | field-date-in-future",
                "happened | 1439-02-16 | field-date-malformed",
                "owner | maybe | field-choice-unknown",
                "landlord | 850312346 | field-personal-number-malformed",
                "business | 12345 | field-business-number-malformed",
                "phone | 1234 | field-phone-malformed",
                "phone | +97312 | field-phone-malformed",
                "email | a@b | field-email-malformed",
                "aids | chair | field-malformed",
                "aids | '[\"wheel\"]' | field-choice-unknown",
                "aids | '[\"chair\",\"stick\",\"bed\"]' | field-choices-too-many",
                "house | Block 317 | field-malformed",
                "bills | x | field-malformed"
            })
    void what_is_wrong_is_told_apart(String field, String typed, String code) {
        assertThat(judge(
                                "owner",
                                field.equals("owner") ? typed : "no",
                                field,
                                typed,
                                "salary",
                                field.equals("salary") ? typed : "1")
                        .violations())
                .containsEntry(field, code);
    }

    @Test
    void limits_are_facts_of_the_message() {
        assertThat(judge("rooms", "21").found())
                .containsEntry("rooms", Violation.of("field-number-too-large", "max", "20"));
        assertThat(judge("visit", "2018-01-01").found())
                .containsEntry("visit", Violation.of("field-date-too-late", "latest", LocalDate.of(2017, 12, 5)));
    }

    @Test
    void a_part_of_an_answer_is_named_by_its_path() {
        String house = "{\"building\":\"0\",\"block\":\"317\",\"governorate\":\"capital\",\"planet\":\"earth\"}";
        String bills = "[{\"number\":\"B1\",\"amount\":\"x\"},{\"amount\":\"1\",\"colour\":\"red\"}]";
        assertThat(judge("salary", "1", "house", house, "bills", bills).violations())
                .containsEntry("house.building", "field-address-part-malformed")
                .containsEntry("house.road", "field-required")
                .containsEntry("house.planet", "field-not-asked")
                .containsEntry("bills.0.amount", "field-money-malformed")
                .containsEntry("bills.1.number", "field-required")
                .containsEntry("bills.1.colour", "field-not-asked")
                .doesNotContainKey("house.block");
    }

    private static String bills(int rows, String amount) {
        return ("[" + ("{\"number\":\"B1\",\"amount\":\"" + amount + "\"},").repeat(rows) + "]").replace(",]", "]");
    }

    @Test
    void a_table_has_its_limits_and_blank_rows_are_none() {
        assertThat(judge("bills", bills(4, "1")).violations()).containsEntry("bills", "field-rows-too-many");
        assertThat(judge("bills", "[{\"number\":\"\"},{}]").violations()).containsEntry("bills", "field-required");
    }

    @Test
    void what_is_computed_is_computed_here_whatever_is_sent() {
        Verdict verdict = judge(
                "salary", "800", "bills", bills(2, "50.125"), "born", "1985-03-02", "total", "1.000", "age", "99");
        assertThat(verdict.answers())
                .containsEntry("total", "100.250")
                .containsEntry("half", "33.417")
                .containsEntry("large", "yes")
                .containsEntry("age", "32");
        assertThat(judge("total", "1.000").answers())
                .containsEntry("total", "0.000")
                .doesNotContainKey("age");
    }

    @Test
    void a_rule_is_told_beside_each_field_that_it_points_at_and_only_when_it_can_be_told() {
        assertThat(judge("salary", "100", "bills", bills(2, "60")).violations())
                .containsEntry("bills", "field-rule-broken")
                .containsEntry("salary", "field-rule-broken");
        assertThat(judge("salary", "1", "bills", "[{\"number\":\"?\",\"amount\":\"60\"}]")
                        .violations())
                .containsEntry("bills.0.number", "field-not-code")
                .doesNotContainKeys("bills", "salary");
        assertThat(judge("visit", "2017-11-05").violations()).doesNotContainKey("visit");
        assertThat(judge("visit", "2017-11-05", "happened", "2017-11-05")
                        .found()
                        .get("visit")
                        .facts())
                .isEqualTo(Map.of("rule", "visit_after"));
    }

    @Test
    void branches_follow_sections_pages_expressions_and_facts() {
        assertThat(judge("salary", "499", "owner", "no").violations())
                .containsKeys("landlord", "house")
                .doesNotContainKey("owner_since");
        assertThat(judge("salary", "500", "owner", "yes").violations())
                .containsKey("owner_since")
                .doesNotContainKeys("landlord", "house");
        assertThat(judge("salary", "500", "aids", "[\"bed\"]").violations()).containsKeys("house", "bed_width");
    }

    @Test
    void nobody_is_asked_beyond_an_exit() {
        Verdict verdict = judge("salary", "801", "note", "stays");
        assertThat(verdict.violations()).isEqualTo(Map.of("page:too_rich", "field-exit"));
        assertThat(verdict.answers()).containsEntry("note", "stays");
    }

    @Test
    void the_day_is_the_one_that_is_handed_in() {
        var later = Fixtures.facts(true, LocalDate.of(2018, 1, 1));
        assertThat(judge(later, "happened", "2017-11-06").violations()).doesNotContainKey("happened");
        assertThat(judge(later, "born", "1985-03-02").answers()).containsEntry("age", "32");
        assertThat(judge(Fixtures.facts(true, LocalDate.of(2018, 3, 2)), "born", "1985-03-02")
                        .answers())
                .containsEntry("age", "33");
    }
}
