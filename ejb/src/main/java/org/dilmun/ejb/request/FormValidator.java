package org.dilmun.ejb.request;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;

/**
 * The only judge of what people answer, on whatever channel. It cleans first, as {@link TypedText} says, and judges
 * then; what belongs to a branch that the answers do not open is dropped. A date tells of something that has happened, so it is never in the
 * future.
 */
@ApplicationScoped
public class FormValidator {

    private static final String MISSING = "field-required";
    private static final int TEXT_LENGTH = 200;
    private static final int TEXTAREA_LENGTH = 4000;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    /**
     * What the judge found.
     *
     * @param answers cleaned, by field id; nothing empty, nothing of a closed branch
     * @param violations problem code by field id, in the form's order; empty if all is well
     */
    public record Verdict(Map<String, String> answers, Map<String, String> violations) {

        /** The answers, if nothing is wrong with them. */
        Map<String, String> accepted() {
            if (!violations.isEmpty()) {
                throw new AnswersRefused(violations);
            }
            return answers;
        }

        /** What is wrong with the answers that are given, leaving aside those that are not. */
        Verdict withoutMissing() {
            var given = new LinkedHashMap<>(violations);
            given.values().removeIf(MISSING::equals);
            return new Verdict(answers, given);
        }

        Verdict on(Collection<Field> fields) {
            var concerned = new LinkedHashMap<>(violations);
            concerned.keySet().retainAll(fields.stream().map(Field::id).toList());
            return new Verdict(answers, concerned);
        }
    }

    /** Judges the whole form. */
    public Verdict judge(Form form, Map<String, String> answers) {
        LocalDate today = country.day(clock.instant());
        var kept = new TreeMap<String, String>();
        var violations = new LinkedHashMap<String, String>();
        form.fields()
                .filter(field -> field.type() != Field.Kind.REGISTRY)
                .forEach(
                        field -> { // a branch depends on fields before it: those are judged by then
                            if (field.askedWith(kept)) {
                                String value = clean(field, answers.getOrDefault(field.id(), ""));
                                violation(field, value, today).ifPresent(code -> violations.put(field.id(), code));
                                if (!value.isEmpty()) {
                                    kept.put(field.id(), value);
                                }
                            }
                        });
        return new Verdict(kept, violations);
    }

    /**
     * Judges one page in the light of what was answered before. Files come another way: what a page says of them is not
     * believed.
     */
    public Verdict judge(Form form, Form.Page page, Map<String, String> before, Map<String, String> given) {
        var all = new TreeMap<>(before);
        page.fields().stream()
                .filter(field -> field.type() != Field.Kind.FILE)
                .forEach(field -> all.put(field.id(), given.getOrDefault(field.id(), "")));
        return judge(form, all).on(page.fields());
    }

    private static String clean(Field field, String typed) {
        String text = field.type() == Field.Kind.TEXTAREA ? TypedText.lines(typed) : TypedText.line(typed);
        return field.type() == Field.Kind.DATE ? Digits.western(text) : text;
    }

    private static Optional<String> violation(Field field, String value, LocalDate today) {
        if (value.isEmpty()) {
            return field.required() ? Optional.of(MISSING) : Optional.empty();
        }
        return switch (field.type()) {
            case TEXT, TEXTAREA -> value.codePointCount(0, value.length()) > limit(field)
                    ? Optional.of("field-too-long")
                    : Optional.empty();
            case CHOICE -> field.options().stream()
                            .anyMatch(option -> option.value().equals(value))
                    ? Optional.empty()
                    : Optional.of("field-choice-unknown");
            case DATE -> date(value, today);
            case FILE, REGISTRY -> Optional.empty();
        };
    }

    /** @return code points that a text may have */
    static int limit(Field field) {
        int ofTheKind = field.type() == Field.Kind.TEXTAREA ? TEXTAREA_LENGTH : TEXT_LENGTH;
        return field.maxLength() > 0 ? field.maxLength() : ofTheKind;
    }

    private static Optional<String> date(String value, LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(value);
            if (day.isBefore(EARLIEST)) {
                return Optional.of("field-date-malformed");
            }
            return day.isAfter(today) ? Optional.of("field-date-in-future") : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of("field-date-malformed");
        }
    }
}
