package org.dilmun.web.payment;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.payment.Refund;
import org.dilmun.ejb.country.Country;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Says of refunds where they stand and why they are made; to payers, and to officials what they do next. */
@RequestScoped
public class RefundTexts {

    /** What is told of the whole amount, and otherwise of a part of it. */
    private static final Set<String> WHOLE = Set.of("done", "requested", "unknown");

    @Inject
    Messages messages;

    @Inject
    Country country;

    @Inject
    Lang lang;

    /**
     * A refund as a page shows it.
     *
     * @param kind how its chip looks
     * @param text what it means for who reads
     * @param reason in the words of an official, or what a rule says
     * @param at when it came to that, or was ordered
     */
    public record RefundView(
            String reference, String kind, String status, String text, String reason, ZonedDateTime at) {}

    public List<RefundView> forPayer(List<Refund> refunds) {
        return refunds.stream().map(refund -> view(refund, "refund.text.")).toList();
    }

    public List<RefundView> forOfficial(List<Refund> refunds) {
        return refunds.stream()
                .map(refund -> view(refund, "office_refund.text."))
                .toList();
    }

    private RefundView view(Refund refund, String texts) {
        String status = refund.status().name().toLowerCase(Locale.ROOT);
        boolean given = refund.inquiry().needsPeople();
        String what = given ? "people" : status;
        return new RefundView(
                refund.reference().value(),
                kind(refund),
                text("refund.status." + status),
                text(texts + (refund.part().isPresent() && WHOLE.contains(what) ? what + "-part" : what)),
                refund.reason() == null
                        ? text("refund.cause." + refund.cause().name().toLowerCase(Locale.ROOT))
                        : refund.reason(),
                (refund.decided() ? refund.endedAt() : refund.requestedAt()).atZone(country.zone()));
    }

    private static String kind(Refund refund) {
        return switch (refund.status()) {
            case DONE -> "ok";
            case REFUSED -> "bad";
            case REQUESTED, UNKNOWN -> "warn";
        };
    }

    private String text(String key) {
        return messages.text(lang.language(), key);
    }
}
