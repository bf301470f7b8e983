package org.dilmun.ejb.request;

import org.dilmun.domain.kernel.Problem;

/** The text that was chosen is not one of those that the action has saved. */
public class SavedReasonUnknown extends Problem {

    private static final long serialVersionUID = 1L;

    public SavedReasonUnknown() {
        super(Kind.INVALID, "saved-reason-unknown");
    }
}
