package org.dilmun.ejb.payment;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.request.Charge;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.request.PaymentStep;

/** The till of an installation that takes no payments: a case with a fee is refused at submission, and stays a draft. */
@ApplicationScoped
public class ClosedTill implements PaymentStep {

    /** No payment can be taken here. */
    public static class TillClosed extends Problem {

        private static final long serialVersionUID = 1L;

        TillClosed() {
            super(Kind.UNAVAILABLE, "till-closed");
        }
    }

    @Override
    public void open(Request request, List<Charge> charges) {
        throw new TillClosed();
    }
}
