package org.dilmun.domain.identity;

import org.dilmun.domain.kernel.TypedText;

/**
 * Why an official looks at somebody's eKey, or does something to it.
 *
 * @param text of 10 to 500 characters
 */
public record InterventionReason(String text) {

    static final int SHORTEST = 10;
    static final int LONGEST = 500;

    /** @throws InterventionReasonMissing if it is shorter than a reason can be, or too long */
    public InterventionReason {
        text = text == null ? "" : TypedText.lines(text);
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            throw new InterventionReasonMissing();
        }
    }
}
