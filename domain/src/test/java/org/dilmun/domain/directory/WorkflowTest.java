package org.dilmun.domain.directory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WorkflowTest {

    @ParameterizedTest(name = "{0} of {1}: {2} agreed, {3} objected")
    @CsvSource({
        "ALL,      3, 0, 0, false",
        "ALL,      3, 2, 0, false",
        "ALL,      3, 3, 0, true",
        "ALL,      3, 1, 1, true",
        "ANY,      3, 0, 2, false",
        "ANY,      3, 0, 3, true",
        "ANY,      3, 1, 0, true",
        "MAJORITY, 3, 1, 1, false",
        "MAJORITY, 3, 2, 0, true",
        "MAJORITY, 3, 1, 2, true",
        "MAJORITY, 4, 2, 1, false",
        "MAJORITY, 4, 1, 2, true",
        "MAJORITY, 4, 3, 0, true"
    })
    void a_question_is_settled_once_the_others_cannot_change_the_answer(
            Workflow.Rule rule, int asked, int agreed, int objected, boolean settled) {
        assertThat(rule.settled(asked, agreed, objected)).isEqualTo(settled);
    }
}
