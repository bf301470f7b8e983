package org.dilmun.domain.directory;

import java.util.List;
import java.util.Map;

/** Holds when the answer to that field is one of those values. */
public record Condition(String field, List<String> is) {

    public boolean holds(Map<String, String> answers) {
        return is.contains(answers.getOrDefault(field, ""));
    }
}
