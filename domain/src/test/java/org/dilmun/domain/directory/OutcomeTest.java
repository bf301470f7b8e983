package org.dilmun.domain.directory;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.dilmun.domain.directory.Outcome.ShownAnswer;
import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.LocalizedText;

import static org.assertj.core.api.Assertions.assertThat;

class OutcomeTest {

    private static Outcome withAnswers(String answers) {
        return Json.read(
                "{\"certificate\": {\"title\": {\"ar\": \"إفادة\", \"en\": \"Certificate\"},"
                        + " \"statement\": {\"ar\": \"نشهد\", \"en\": \"We certify\"}, \"answers\": " + answers + "}}",
                Outcome.class);
    }

    @Test
    void an_answer_has_a_name_of_its_own_on_paper() {
        assertThat(withAnswers("[{\"field\": \"reason\", \"label\": {\"ar\": \"السبب\", \"en\": \"Cause\"}}]")
                        .certificate()
                        .answers())
                .isEqualTo(List.of(new ShownAnswer("reason", LocalizedText.of("السبب", "Cause"))));
    }

    @Test
    void versions_that_name_only_the_field_are_still_read() {
        assertThat(withAnswers("[\"reason\", \"delivery\"]").certificate().answers())
                .isEqualTo(List.of(new ShownAnswer("reason", null), new ShownAnswer("delivery", null)));
    }
}
