package org.dilmun.ejb.payment;

import org.joda.money.Money;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.payment.MerchantQr;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.domain.payment.Way;

/**
 * What is agreed with a gateway, as {@code gateways.yaml} of the country says it.
 *
 * @param code in addresses, settings and attempts
 * @param account number of the account of what it has taken and owes us
 * @param qr of a wallet: how its codes name us; otherwise null
 * @param iban of transfers: the account that receives them; otherwise null
 * @param payee of transfers: its holder; otherwise null
 */
public record GatewayTerms(
        String code, PaymentMethod method, String account, MerchantQr.Merchant qr, String iban, LocalizedText payee) {

    /** @return of a wallet: what its app reads to pay that */
    public String code(Money amount, Reference attempt) {
        return MerchantQr.text(qr, amount, attempt.value());
    }

    public Way way() {
        return new Way(code, method);
    }

    /** @return the account of what it has taken and owes us */
    public LedgerAccount receivable() {
        return LedgerAccount.ofChart(ChartAccount.numbered(account));
    }
}
