package org.dilmun.ejb.request;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.request.FormValidator.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.ejb.request.Fixtures.FACTS;
import static org.dilmun.ejb.request.Fixtures.FORM;

@OnDatabase
class FormValidatorTest {

    private static TestDatabase database;
    private static FormValidator validator;

    @BeforeAll
    static void start() {
        database = new TestDatabase();
        validator = database.bean(FormValidator.class);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static Map<String, String> lost(String... more) {
        var answers = new HashMap<>(Map.of("reason", "lost", "happened_on", "2017-11-01", "delivery", "post"));
        for (int i = 0; i < more.length; i += 2) {
            answers.put(more[i], more[i + 1]);
        }
        return answers;
    }

    private static Verdict judge(String... more) {
        return validator.judge(FORM, FACTS, lost(more));
    }

    @Test
    void a_complete_form_is_accepted() {
        assertThat(judge().violations()).isEmpty();
        assertThat(judge().accepted()).isEqualTo(lost());
    }

    @Test
    void an_empty_form_lacks_what_is_required_in_the_forms_order() {
        assertThat(validator.judge(FORM, FACTS, Map.of()).violations().keySet())
                .containsExactly("reason", "happened_on", "delivery");
    }

    @Test
    void a_required_answer_of_blanks_and_invisible_characters_is_none() {
        assertThat(judge("reason", " \u200B\u202E\u0000 ").violations()).containsEntry("reason", "field-required");
    }

    @Test
    void a_branch_asks_only_when_it_is_open() {
        assertThat(judge("reason", "stolen").violations()).containsEntry("police_report", "field-required");
        assertThat(judge("police_report", "abc").accepted()).doesNotContainKey("police_report");
    }

    @Test
    void a_question_that_the_form_does_not_have_is_not_kept() {
        assertThat(judge("status", "COMPLETED", "name", "Somebody Else").accepted())
                .doesNotContainKeys("status", "name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOST", "lost; drop table request", "<script>", "لا شيء"})
    void a_choice_takes_only_its_own_values(String value) {
        assertThat(judge("reason", value).violations()).containsEntry("reason", "field-choice-unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "2017-11-05, 2017-11-05",
        "٢٠١٧-١١-٠١, 2017-11-01",
        "۲۰۱۷-۱۱-۰۱, 2017-11-01",
        "' 2017-11-01 ', 2017-11-01"
    })
    void a_date_is_kept_in_western_digits(String typed, String kept) {
        assertThat(judge("happened_on", typed).accepted()).containsEntry("happened_on", kept);
    }

    @ParameterizedTest
    @CsvSource({
        "2017-11-06, field-date-in-future",
        "2017-02-29, field-date-malformed",
        "01/11/2017, field-date-malformed",
        "0001-01-01, field-date-malformed",
        "-999999999-01-01, field-date-malformed",
        "yesterday, field-date-malformed"
    })
    void a_wrong_date_is_told_apart(String typed, String code) {
        assertThat(judge("happened_on", typed).violations()).containsEntry("happened_on", code);
    }

    @Test
    void a_text_cannot_pretend_to_read_otherwise() {
        assertThat(judge("details", "invoice\u202Efdp.exe\u2066\u200F\u0007").accepted())
                .containsEntry("details", "invoicefdp.exe");
    }

    @Test
    void a_long_text_keeps_its_lines() {
        assertThat(judge("details", "first\r\nsecond\rthird").accepted())
                .containsEntry("details", "first\nsecond\nthird");
    }

    @Test
    void length_counts_characters_as_people_do() {
        assertThat(judge("details", "\uD83D\uDE97".repeat(500)).violations()).isEmpty();
        assertThat(judge("details", "ض".repeat(501)).violations()).containsEntry("details", "field-too-long");
    }

    @Test
    void a_page_is_judged_by_its_own_questions_only() {
        var reason = FORM.page("reason").orElseThrow();
        var verdict = validator.judge(FORM, FACTS, reason, Map.of(), Map.of("reason", "lost"));
        assertThat(verdict.violations()).isEqualTo(Map.of("happened_on", "field-required"));
        assertThatThrownBy(verdict::accepted)
                .isInstanceOfSatisfying(AnswersRefused.class, refusal -> assertThat(refusal.violations())
                        .containsOnlyKeys("happened_on"));
    }

    @Test
    void a_page_cannot_bring_a_file_in_by_its_hash() {
        var reason = FORM.page("reason").orElseThrow();
        var given = Map.of("reason", "stolen", "happened_on", "2017-11-01", "police_report", "a".repeat(64));
        assertThat(validator.judge(FORM, FACTS, reason, Map.of(), given).violations())
                .isEqualTo(Map.of("police_report", "field-required"));
    }
}
