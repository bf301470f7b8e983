package org.dilmun.web.settlement;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.joda.money.Money;

import org.dilmun.domain.settlement.Payout;
import org.dilmun.domain.settlement.PayoutState;
import org.dilmun.domain.settlement.SettlementRun;
import org.dilmun.domain.settlement.SettlementState;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** How settlements and payouts are called and shown. */
@RequestScoped
public class SettlementTexts {

    /** Codes of ISO 20022 that we have a sentence for; others are shown as they are. */
    private static final Set<String> REASONS =
            Set.of("AC01", "AC04", "AC06", "AG01", "AM04", "AM05", "BE01", "DT01", "FF01", "MS03", "RR04");

    @Inject
    Bodies bodies;

    @Inject
    Country country;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /**
     * A payout.
     *
     * @param url of its settlement
     * @param reason why the bank refuses it; null if it does not
     */
    public record Row(
            String body,
            String holder,
            String iban,
            String reference,
            Money amount,
            String state,
            String look,
            String reason,
            ZonedDateTime answeredAt,
            String url) {}

    Row row(Payout payout) {
        return new Row(
                bodies.get(payout.bodyId()).name().in(lang.language()),
                payout.account().holder(),
                payout.account().iban().printed(),
                payout.reference().value(),
                payout.amount(),
                text("payout." + payout.state().code()),
                look(payout.state()),
                payout.state() == PayoutState.REJECTED || payout.state() == PayoutState.RETURNED
                        ? reason(payout.reason())
                        : null,
                at(payout.answeredAt()),
                url(payout.run()));
    }

    String url(SettlementRun run) {
        return lang.url("/office/settlements/" + run.reference());
    }

    String state(SettlementRun run) {
        return text("state." + run.state().code());
    }

    static String look(SettlementState state) {
        return switch (state) {
            case PREPARED -> "warn";
            case APPROVED -> "ok";
            case DECLINED -> "bad";
        };
    }

    private static String look(PayoutState state) {
        return switch (state) {
            case PREPARED -> "";
            case INSTRUCTED -> "info";
            case ACCEPTED, PAID -> "ok";
            case REJECTED, RETURNED -> "bad";
        };
    }

    private String reason(String code) {
        if (code == null) {
            return text("reason.none");
        }
        return REASONS.contains(code) ? text("reason." + code.toLowerCase(Locale.ROOT)) : code;
    }

    ZonedDateTime at(Instant moment) {
        return moment == null ? null : moment.atZone(country.zone());
    }

    String text(String key) {
        return messages.text(lang.language(), "office_settlements." + key);
    }
}
