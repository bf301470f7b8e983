package org.dilmun.domain.party;

import java.time.LocalDate;

/**
 * What other registers have established about a person that fees and conditions of services may go by.
 *
 * @param disability last day of the disability card; null: there is none; {@link #FOR_GOOD}: it does not end
 * @param socialSupport last day of the social support that is granted; likewise
 */
public record Entitlements(LocalDate disability, LocalDate socialSupport) {

    public static final Entitlements NONE = new Entitlements(null, null);

    /** The last day of what does not end: the last that every database can hold. */
    public static final LocalDate FOR_GOOD = LocalDate.of(9999, 12, 31);

    public boolean disabilityOn(LocalDate day) {
        return holds(disability, day);
    }

    public boolean socialSupportOn(LocalDate day) {
        return holds(socialSupport, day);
    }

    /** @return these, and where they know nothing (null) those */
    Entitlements or(Entitlements those) {
        return new Entitlements(
                disability == null ? those.disability : disability,
                socialSupport == null ? those.socialSupport : socialSupport);
    }

    private static boolean holds(LocalDate last, LocalDate day) {
        return last != null && !day.isAfter(last);
    }
}
