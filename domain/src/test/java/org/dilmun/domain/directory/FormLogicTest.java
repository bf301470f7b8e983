package org.dilmun.domain.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.Sex;

import static org.assertj.core.api.Assertions.assertThat;

/** The way through a form, as its conditions and exits lead. */
class FormLogicTest {

    private static final Form FORM = Json.read(
            """
            {"pages": [
              {"id": "too_young", "title": {"en": "x"}, "when": "applicant.age < 21", "exit": {"text": {"en": "x"}}},
              {"id": "income", "title": {"en": "x"}, "fields": [{"id": "income", "type": "money", "label": {"en": "x"}}]},
              {"id": "too_rich", "title": {"en": "x"}, "when": "income > 900", "exit": {"text": {"en": "x"}}},
              {"id": "family", "title": {"en": "x"}, "fields": [{"id": "kind", "type": "choice", "label": {"en": "x"}}]},
              {"id": "papers", "title": {"en": "x"}, "fields": [
                {"id": "contract", "type": "file", "label": {"en": "x"}, "when": {"field": "kind", "is": ["marriage"]}}]}]}""",
            Form.class);

    private static AnswerValues answers(int age, Map<String, String> answers) {
        var profile = new Person.Profile(
                LocalizedText.of("x", "x"), LocalDate.of(2017 - age, 1, 1), Sex.FEMALE, "XXX", true, null, null, null);
        var person = Person.register(1, new Person.Identification(new byte[0], new byte[0]), profile);
        return new AnswerValues(FORM, answers, new Facts(LocalDate.of(2017, 11, 5), person));
    }

    private static List<String> way(int age, Map<String, String> answers) {
        return FORM.logic().way(answers(age, answers)).stream()
                .map(Form.Page::id)
                .toList();
    }

    @Test
    void the_way_passes_over_pages_that_ask_nothing() {
        assertThat(way(30, Map.of())).containsExactly("income", "family");
        assertThat(way(30, Map.of("kind", "marriage"))).containsExactly("income", "family", "papers");
    }

    @Test
    void the_way_ends_at_the_first_exit() {
        assertThat(way(20, Map.of("income", "1000.000"))).containsExactly("too_young");
        assertThat(way(21, Map.of("income", "900.001"))).containsExactly("income", "too_rich");
        assertThat(way(21, Map.of("income", "900.000"))).containsExactly("income", "family");
    }

    @Test
    void behind_a_page_comes_the_next_on_the_way_and_then_nothing() {
        var logic = FORM.logic();
        assertThat(logic.after("income", answers(30, Map.of("income", "5.000"))))
                .hasValueSatisfying(page -> assertThat(page.id()).isEqualTo("family"));
        assertThat(logic.after("income", answers(30, Map.of("income", "950.000"))))
                .hasValueSatisfying(page -> assertThat(page.id()).isEqualTo("too_rich"));
        assertThat(logic.after("family", answers(30, Map.of("kind", "custody"))))
                .isEmpty();
    }
}
