package org.dilmun.web.payment;

import java.util.Locale;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Names what was paid with as its holder knows it: a card by its scheme and last digits, a wallet or an account by its last digits. */
@RequestScoped
public class CardNames {

    private static final int SHOWN = 4;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    public String of(PaymentAttempt captured) {
        CardEvidence evidence = captured.card();
        String masked = evidence.maskedPan() == null ? "" : evidence.maskedPan();
        return messages.text(
                lang.language(),
                "receipt.value." + captured.way().method().name().toLowerCase(Locale.ROOT),
                scheme(evidence.scheme()),
                masked.substring(Math.max(0, masked.length() - SHOWN)));
    }

    /** @return the name of the scheme as it stands on the card */
    private static String scheme(String scheme) {
        return scheme == null || scheme.isEmpty()
                ? ""
                : scheme.substring(0, 1).toUpperCase(Locale.ROOT) + scheme.substring(1);
    }
}
