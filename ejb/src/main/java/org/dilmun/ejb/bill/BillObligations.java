package org.dilmun.ejb.bill;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.ejb.obligation.Obligation;
import org.dilmun.ejb.obligation.ObligationSource;

/** Bills that somebody has to pay. */
@ApplicationScoped
public class BillObligations implements ObligationSource {

    @Inject
    BillQueries bills;

    @Override
    public List<Obligation> obligations(long partyId) {
        return bills.open(partyId).stream()
                .map(bill -> new Obligation(
                        Obligation.Kind.PAY,
                        bill.description(),
                        bill.left(),
                        bill.dueOn(),
                        "/bills/" + bill.reference()))
                .toList();
    }
}
