package org.dilmun.domain.directory;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.dilmun.domain.expression.ValueType;
import org.dilmun.domain.kernel.LocalizedText;

/**
 * One question of a form. What does not belong to its kind is null or empty.
 *
 * @param id code of the answer, unique in the form
 * @param hint may be null
 * @param options of a choice; empty where a register knows them
 * @param maxLength characters of a text; 0: the kind's own limit
 * @param accept media types of a file
 * @param source for {@code registry}: what the state already knows and shows, {@code applicant.name}, {@code
 *     applicant.address}; for a choice: the register that knows the options of who applies, {@code register:code}; null: they are here
 * @param when the branch it belongs to; null: always asked
 * @param help more than the hint, for those who open it; may be null
 * @param pattern what letters a text may have
 * @param minLength characters of a text at least
 * @param min least number, amount or count of choices, rows or signers, or first day: a day, or {@code today-10y}
 * @param max as {@code min}
 * @param decimals of a number at most; null: it is whole
 * @param unit of a number
 * @param hijri whether a day may be given in the calendar of Umm al-Qura, and is shown in it too
 * @param columns of a table: the questions that each of its rows answers
 * @param value expression of a computed field
 * @param as kind of answer that a computed field shows
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
        Condition when,
        LocalizedText help,
        TextPattern pattern,
        Integer minLength,
        String min,
        String max,
        Integer decimals,
        LocalizedText unit,
        Boolean hijri,
        List<Field> columns,
        String value,
        Kind as) {

    /** What sort of answer. */
    public enum Kind {
        TEXT("text", ValueType.TEXT),
        TEXTAREA("textarea", ValueType.TEXT),
        NUMBER("number", ValueType.NUMBER),
        /** In the country's currency. */
        MONEY("money", ValueType.NUMBER),
        DATE("date", ValueType.DATE),
        CHOICE("choice", ValueType.TEXT),
        MANY("many", ValueType.LIST),
        YESNO("yesno", ValueType.TRUTH),
        PERSONAL_NUMBER("personalNumber", ValueType.TEXT),
        BUSINESS_NUMBER("businessNumber", ValueType.TEXT),
        PHONE("phone", ValueType.TEXT),
        EMAIL("email", ValueType.TEXT),
        /** One of those for whom the applicant may act: the reference of the guardianship, and never a number. */
        CHILD("child", ValueType.THING),
        /** People who sign with the applicant, named by their numbers: references to them, and never a number. */
        SIGNERS("signers", ValueType.LIST),
        /** In the parts that the country's addresses have. */
        ADDRESS("address", ValueType.THING),
        /** Rows that answer the same questions each. */
        TABLE("table", ValueType.ROWS),
        FILE("file", ValueType.THING),
        /** Shown from a registry, never asked. */
        REGISTRY("registry", null),
        /** Computed from other answers, never asked. */
        COMPUTED("computed", null);

        private final String code;
        private final ValueType valueType;

        Kind(String code, ValueType valueType) {
            this.code = code;
            this.valueType = valueType;
        }

        @JsonCreator
        static Kind of(String code) {
            return Stream.of(values())
                    .filter(kind -> kind.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(code));
        }

        /** Whether the answer is words of the applicant: no file, and neither computed nor what a register holds. */
        public boolean writable() {
            return this != FILE && this != REGISTRY && this != COMPUTED;
        }

        /** Whether an answer fits a line of a paper. */
        public boolean printable() {
            return this != FILE && this != REGISTRY && this != TABLE;
        }

        /** Whether it can be corrected when the case is completed: words of the applicant that fit a line, and not whom they are about. */
        public boolean correctable() {
            return writable() && printable() && this != CHILD && this != SIGNERS;
        }

        @JsonValue
        public String code() {
            return code;
        }
    }

    /** One answer of a choice. */
    public record Option(String value, LocalizedText label, LocalizedText hint) {}

    public Field {
        options = options == null ? List.of() : List.copyOf(options);
        accept = accept == null ? List.of() : List.copyOf(accept);
        columns = columns == null ? List.of() : List.copyOf(columns);
    }

    /** @return the same question, asked of everybody */
    public Field unconditional() {
        return with(label, null);
    }

    /** @return whether a register knows the options of who applies */
    public boolean fromRegister() {
        return type == Kind.CHOICE && source != null;
    }

    /** @return the same question, with those answers to choose from */
    public Field offering(List<Option> some) {
        return new Field(
                id, type, label, hint, required, some, maxLength, accept, source, when, help, pattern, minLength, min,
                max, decimals, unit, hijri, columns, value, as);
    }

    /** @return the same question in other words */
    public Field called(LocalizedText words) {
        return with(words, when);
    }

    private Field with(LocalizedText words, Condition condition) {
        return new Field(
                id, type, words, hint, required, options, maxLength, accept, source, condition, help, pattern,
                minLength, min, max, decimals, unit, hijri, columns, value, as);
    }

    public boolean inHijri() {
        return Boolean.TRUE.equals(hijri);
    }

    /** @return what it is in expressions; empty if nothing */
    public Optional<ValueType> valueType() {
        return Optional.ofNullable(shownAs().valueType);
    }

    /** @return the kind of its answer: its own, or what a computed one is shown as */
    public Kind shownAs() {
        if (type != Kind.COMPUTED) {
            return type;
        }
        return as == null ? Kind.NUMBER : as;
    }
}
