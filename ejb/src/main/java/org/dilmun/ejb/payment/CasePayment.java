package org.dilmun.ejb.payment;

import org.dilmun.domain.payment.PaymentOrder;

/** The order that pays for a case, what it has taken and what of that goes back. */
public record CasePayment(PaymentOrder order, Takings takings) {}
