package org.dilmun.domain.directory;

import java.time.LocalDate;
import java.util.List;

import org.dilmun.domain.access.Role;
import org.dilmun.domain.kernel.LocalizedText;

/**
 * What of a completed request can be corrected, and how. A service says only what its law has otherwise than the country.
 *
 * @param fields ids of the fields of its form; empty: those that ask for words
 * @param days how long, in calendar days after the day of the completion; 0: nothing can be corrected; null: not said
 * @param fee in the country's currency, as a decimal text; null: not said, and free where nobody says it
 * @param evidence which document has to show it; null: not said
 * @param role who decides; null: not said
 */
public record CorrectionRule(List<String> fields, Integer days, String fee, LocalizedText evidence, Role role) {

    public CorrectionRule {
        fields = fields == null ? List.of() : List.copyOf(fields);
    }

    /** @return this rule, and what it does not say as that one has it */
    public CorrectionRule over(CorrectionRule general) {
        return new CorrectionRule(
                fields.isEmpty() ? general.fields : fields,
                days == null ? general.days : days,
                fee == null ? general.fee : fee,
                evidence == null ? general.evidence : evidence,
                role == null ? general.role : role);
    }

    /** @return whether it opens that field */
    public boolean opens(Field field) {
        boolean words = field.type() == Field.Kind.TEXT || field.type() == Field.Kind.TEXTAREA;
        return field.type().correctable() && (fields.isEmpty() ? words : fields.contains(field.id()));
    }

    /** @return the last day on which a correction is taken */
    public LocalDate lastDay(LocalDate completedOn) {
        return completedOn.plusDays(days);
    }
}
