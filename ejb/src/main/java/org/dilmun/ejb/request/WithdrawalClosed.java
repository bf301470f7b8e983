package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** The case has gone on too far to be withdrawn, or the time for it is over. */
public class WithdrawalClosed extends Problem {

    private static final long serialVersionUID = 1L;

    public WithdrawalClosed(Reference reference) {
        super(Kind.CONFLICT, "withdrawal-closed", Map.of("reference", reference));
    }
}
