package org.dilmun.web.request;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.joda.money.CurrencyUnit;

import org.dilmun.domain.document.IssuedDocument;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.request.Charge;
import org.dilmun.domain.request.FeeAssessment;
import org.dilmun.domain.request.PartDecision;
import org.dilmun.domain.request.Signature;
import org.dilmun.domain.request.SignatureState;
import org.dilmun.web.payment.PaymentOrderView.Amount;

/**
 * A case as the API shows it: how it stands, and nothing of what was answered.
 *
 * @param waitingOn whom it waits for; left out when closed
 * @param step id of the current step, or of the last one
 * @param channel through which it was submitted
 * @param paymentOrder reference of the order of its fee; left out if there is none
 * @param appealOf reference of the refused case that it appeals against; left out if it is no appeal
 * @param appeals references of the appeals against it; empty if there are none
 * @param correctionOf reference of the completed case whose record it corrects; left out if it is no correction
 * @param corrections references of the corrections of it; empty if there are none
 * @param complaint true for a complaint, which people answer; left out for any other case
 * @param fee what it costs since its submission; left out for a case of a release that did not fix it
 * @param documents that it has yielded; empty until one is issued
 * @param parts what was decided about each part of it; empty if it is decided as a whole, or not yet
 * @param signatures what each of those answers who sign it beside its applicant; empty if nobody was asked
 * @param bookBy last day to book the appointment that it waits for; left out if none is set, or one is booked
 * @param followUps codes of the services that are often needed next; empty unless it is completed
 * @param withdrawal how it can be withdrawn now; left out if it cannot
 * @param version what {@code If-Match} has to name
 */
public record RequestView(
        String reference,
        String service,
        String status,
        @JsonProperty("waiting_on") String waitingOn,
        String step,
        String channel,
        @JsonProperty("submitted_at") String submittedAt,
        @JsonProperty("changed_at") String changedAt,
        @JsonProperty("payment_order") String paymentOrder,
        @JsonProperty("appeal_of") String appealOf,
        List<String> appeals,
        @JsonProperty("correction_of") String correctionOf,
        List<String> corrections,
        Boolean complaint,
        FeeView fee,
        List<DocumentLine> documents,
        List<PartLine> parts,
        List<SignatureLine> signatures,
        @JsonProperty("book_by") String bookBy,
        @JsonProperty("follow_ups") List<String> followUps,
        WithdrawalLine withdrawal,
        int version) {

    /** A document of the case. */
    public record DocumentLine(
            String reference, LocalizedText title, @JsonProperty("verification_code") String verificationCode) {

        static DocumentLine of(IssuedDocument document) {
            return new DocumentLine(
                    document.reference().value(),
                    document.title(),
                    document.code().value());
        }
    }

    /**
     * What was decided about one part.
     *
     * @param part its position in the answer, from 0
     * @param reason why it was refused; left out for an accepted one
     */
    public record PartLine(int part, boolean accepted, String reason) {

        static PartLine of(PartDecision decision) {
            return new PartLine(decision.part(), decision.accepted(), decision.reason());
        }
    }

    /**
     * What somebody answers who signs the case; who it is stays unsaid, as what was stated does.
     *
     * @param state {@code asked}, {@code signed}, {@code refused}, or {@code ended} where it was not needed any more
     * @param at when they answered; left out until they do
     * @param due last day for it; left out if none is set
     * @param reason why they refuse; left out if they do not
     */
    public record SignatureLine(String state, String at, String due, String reason) {

        static SignatureLine of(Signature signature) {
            boolean answered = signature.isSigned() || signature.state() == SignatureState.REFUSED;
            return new SignatureLine(
                    signature.state().code(),
                    answered ? text(signature.endedAt()) : null,
                    signature.dueOn().map(LocalDate::toString).orElse(null),
                    signature.reason());
        }
    }

    /**
     * What withdrawing the case now comes to.
     *
     * @param until end of the time for it, which is no part of it; left out if none is set
     * @param fee what becomes of a fee that was paid: full, none or unstated
     */
    public record WithdrawalLine(String until, String fee) {}

    /**
     * What a case costs and how that came about.
     *
     * @param total what has to be paid
     * @param charges what the fee is made of, also if it is waived; empty if there is none
     * @param waived why nothing has to be paid that otherwise would; left out if nothing is waived
     */
    public record FeeView(Amount total, List<ChargeLine> charges, WaivedLine waived) {

        static FeeView of(FeeAssessment fee, CurrencyUnit currency) {
            return new FeeView(
                    Amount.of(fee.total(currency)),
                    fee.charges().stream().map(ChargeLine::of).toList(),
                    fee.waived() == null
                            ? null
                            : new WaivedLine(fee.waived().waiver(), fee.waived().reason()));
        }
    }

    /** A part of a fee: what it is for, left out for the service itself, and why it is that much, left out if there is but one. */
    public record ChargeLine(Amount amount, LocalizedText note, LocalizedText basis, String to) {

        static ChargeLine of(Charge charge) {
            return new ChargeLine(Amount.of(charge.amount()), charge.note(), charge.basis(), charge.to());
        }
    }

    /** A waiver of the service, by its id in the descriptor. */
    public record WaivedLine(String id, LocalizedText reason) {}

    static String code(Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }

    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString(); // what databases keep of it too
    }
}
