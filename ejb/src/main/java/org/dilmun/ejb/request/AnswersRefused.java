package org.dilmun.ejb.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.ejb.form.Violation;

/** Some answers are wrong or missing; each with its message. */
public class AnswersRefused extends Problem {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Violation> found;

    /** @param found by field id or part of an answer, in the order of the form */
    public AnswersRefused(Map<String, Violation> found) {
        super(Kind.INVALID, "answers-refused", Map.of("violations", Collections.unmodifiableMap(codes(found))));
        this.found = Collections.unmodifiableMap(new LinkedHashMap<>(found));
    }

    /** @param codes of problems, by field id */
    public static AnswersRefused of(Map<String, String> codes) {
        return new AnswersRefused(converted(codes, Violation::of));
    }

    static Map<String, String> codes(Map<String, Violation> found) {
        return converted(found, Violation::code);
    }

    private static <A, B> Map<String, B> converted(Map<String, A> values, Function<A, B> conversion) {
        var converted = new LinkedHashMap<String, B>();
        values.forEach((path, value) -> converted.put(path, conversion.apply(value)));
        return converted;
    }

    /** @return by field id or part of an answer, in the order of the form */
    public Map<String, Violation> found() {
        return found;
    }

    /** @return problem code by field id or part of an answer, in the order of the form */
    public Map<String, String> violations() {
        return codes(found());
    }
}
