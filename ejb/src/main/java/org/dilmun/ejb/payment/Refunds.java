package org.dilmun.ejb.payment;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.ejb.payment.RefundRecords.Instruction;
import org.dilmun.ejb.persistence.AfterMigration;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Gives money back the way it came. It talks to the outside, therefore no transaction is open here. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Interceptors({AfterMigration.class, AgainAfterDeadlock.class})
public class Refunds {

    @Inject
    RefundRecords records;

    @Inject
    Gateways gateways;

    /**
     * Owes the whole amount of a paid order back, in the caller's transaction if there is one. The caller needs the permission
     * to refund in the order's body.
     *
     * @param reason for the payer to read
     * @return id of what is to be sent once that is committed; a caller that dies before is stood in for
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public long owe(Reference order, String reason) {
        return records.begin(order, null, reason).refundId();
    }

    /** Tells the gateway of a refund, unless its answer is known: so it may be called once more. */
    public void send(long refundId) {
        records.undecided(refundId).ifPresent(this::carryOut);
    }

    /** Gives the whole amount of an order back that still is what the caller was shown. */
    public void refundAsShown(Reference order, int shownVersion, String reason) {
        carryOut(records.begin(order, shownVersion, reason));
    }

    /** Gives back what of an order was paid for that case or bill, if the order still is what the caller was shown. */
    public void refundPartAsShown(Reference order, Purpose part, int shownVersion, String reason) {
        carryOut(records.beginPart(order, part, shownVersion, reason));
    }

    /** Tries a refund again that came to nothing, if its order still is what the caller was shown. */
    public void again(Reference refund, int shownVersion) {
        carryOut(records.again(refund, shownVersion));
    }

    /**
     * Tells the gateway of refunds that nobody has sent yet, and once more of those to which it kept silent: it knows by the
     * reference that it is the same refund.
     */
    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false, info = "refunds to be sent or asked about")
    public void sendDue() {
        for (long id : records.due()) {
            records.claim(id).ifPresent(this::carryOut);
        }
    }

    private void carryOut(Instruction told) {
        records.settle(told.refundId(), gateways.refund(told));
    }
}
