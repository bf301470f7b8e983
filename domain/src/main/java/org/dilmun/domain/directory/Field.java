package org.dilmun.domain.directory;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * One question of a form.
 *
 * @param id code of the answer, unique in the form
 * @param hint may be null
 * @param options of a choice
 * @param maxLength characters of a text; 0: the kind's own limit
 * @param accept media types of a file
 * @param source for {@code registry}: what the state already knows and shows, {@code applicant.name}, {@code
 *     applicant.address}
 * @param when the branch it belongs to; null: always asked
 */
public record Field(
        String id,
        Kind type,
        LocalizedText label,
        LocalizedText hint,
        boolean required,
        List<Option> options,
        int maxLength,
        List<String> accept,
        String source,
        Condition when) {

    /** What sort of answer. */
    public enum Kind {
        TEXT,
        TEXTAREA,
        CHOICE,
        DATE,
        FILE,
        /** Shown from a registry, never asked. */
        REGISTRY;

        @JsonCreator
        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** Whether the answer is words of the applicant: neither a file nor what a register holds. */
        public boolean writable() {
            return this != FILE && this != REGISTRY;
        }

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One answer of a choice. */
    public record Option(String value, LocalizedText label, LocalizedText hint) {}

    public Field {
        options = options == null ? List.of() : List.copyOf(options);
        accept = accept == null ? List.of() : List.copyOf(accept);
    }

    public boolean askedWith(Map<String, String> answers) {
        return when == null || when.holds(answers);
    }
}
