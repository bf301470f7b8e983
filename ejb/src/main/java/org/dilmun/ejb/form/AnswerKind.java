package org.dilmun.ejb.form;

import java.util.Map;
import java.util.Optional;

import org.dilmun.domain.directory.Field;

/** One sort of answer. What depends on the question is in its field. */
public interface AnswerKind {

    /** @return the one way to write what was typed, as it is kept; empty if there is nothing to see */
    String clean(Field field, String typed);

    /** Judges an answer that is clean and not empty. */
    void judge(Field field, String value, Judgement judgement);

    /** Says in JSON Schema what {@link #judge} lets pass, as far as it can be said. */
    void describe(Field field, Map<String, Object> schema, SchemaTexts texts);

    /** @return the answer on one line */
    String shown(Field field, String value, Wording words);

    /** @return what a system has sent, as a person would have typed it; empty if it is of another shape */
    default Optional<String> received(Object sent) {
        return sent instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
