package org.dilmun.domain.register;

import java.util.Locale;

/** Why a line of the file was not taken into the register. */
public enum RejectReason {
    LINE_TOO_LONG,
    NOT_UTF8,
    QUOTES,
    /** Another number of cells than the header has. */
    CELLS,
    MISSING,
    TOO_LONG,
    /** It would begin a formula in a spreadsheet. */
    FORMULA,
    NUMBER_WRONG,
    DATE_WRONG,
    DATE_IN_FUTURE,
    DATE_TOO_EARLY,
    SEX_WRONG,
    NATIONALITY_WRONG,
    CITIZEN_WRONG,
    PHONE_WRONG,
    EMAIL_WRONG,
    CARD_WRONG,
    /** The card is or was somebody else's, by the register or an earlier line. */
    CARD_OF_OTHER,
    /** The same personal number stands on an earlier line. */
    DUPLICATE,
    /** The register has somebody else under that number: born on another day, or of the other sex. */
    OTHER_PERSON,
    DIED,
    /** A parent stands neither in the register nor on an earlier line. */
    PARENT_UNKNOWN,
    /** A parent who was not born before the child, or of the other sex. */
    PARENT_WRONG;

    /** @return as messages name it: {@code date-wrong} */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
