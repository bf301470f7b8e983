package org.dilmun.ejb.persistence;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** The transaction that {@link AgainAfterDeadlock} can begin again; committed, or rolled back, when the call returns. */
@Stateless
public class OwnTransaction {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transactions;

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Object carryOut(InvocationContext call) throws Exception {
        AgainAfterDeadlock.mark(transactions);
        return call.proceed();
    }
}
