package org.dilmun.web.payment;

import java.util.Locale;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Names a card by its scheme and last digits, as its holder knows it. */
@RequestScoped
public class CardNames {

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    public String of(CardEvidence card) {
        String digits = card.maskedPan() == null
                ? ""
                : card.maskedPan().substring(Math.max(0, card.maskedPan().length() - 4));
        return messages.text(lang.language(), "receipt.value.card", scheme(card.scheme()), digits);
    }

    /** @return the name of the scheme as it stands on the card */
    private static String scheme(String scheme) {
        return scheme == null || scheme.isEmpty()
                ? ""
                : scheme.substring(0, 1).toUpperCase(Locale.ROOT) + scheme.substring(1);
    }
}
