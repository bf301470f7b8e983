package org.dilmun.ejb.receipt;

import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.receipt.Receipt;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.request.Blobs;

/** Keeps the papers of receipts, one of each. Who may have them its caller judges. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class ReceiptFiles {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Blobs blobs;

    /** @return its paper, if it has been made */
    public Optional<byte[]> find(Receipt receipt) {
        return Optional.ofNullable(receipt.fileHash()).map(blobs::get);
    }

    /** @return the paper that is kept: this one, or that of somebody who was quicker */
    public byte[] keep(Receipt shown, byte[] signed) {
        Receipt receipt = em.find(Receipt.class, shown.id(), LockModeType.PESSIMISTIC_WRITE);
        em.refresh(receipt); // as who was quicker has left it
        if (receipt.fileHash() == null) {
            receipt.keep(blobs.put(signed));
            return signed;
        }
        return blobs.get(receipt.fileHash());
    }

    /** @return what paid it */
    public PaymentAttempt attempt(Receipt receipt) {
        return em.find(PaymentAttempt.class, receipt.attemptId());
    }
}
