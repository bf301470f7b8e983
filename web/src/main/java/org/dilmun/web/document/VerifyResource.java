package org.dilmun.web.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.dilmun.domain.document.IssuedDocument;
import org.dilmun.domain.document.VerificationCode;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.memo.Memo;
import org.dilmun.domain.receipt.Receipt;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.document.DocumentQueries;
import org.dilmun.ejb.memo.MemoQueries;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.receipt.IssuedReceipt;
import org.dilmun.ejb.receipt.Receipts;
import org.dilmun.web.api.OpenToAnyone;
import org.dilmun.web.payment.PaymentOrderView.Amount;
import org.dilmun.web.site.Messages;

/** Whether a document is genuine, for the systems of whoever is given one. */
@OpenToAnyone
@Path("verify")
@Produces(MediaType.APPLICATION_JSON)
public class VerifyResource {

    @Inject
    DocumentQueries queries;

    @Inject
    MemoQueries memos;

    @Inject
    Receipts receipts;

    @Inject
    Bodies bodies;

    @Inject
    Country country;

    @Inject
    Messages messages;

    /**
     * What the state says of a document.
     *
     * @param state genuine, revoked or replaced
     * @param holder first name and initials, by language; of a memo the body that it is for, of a receipt the payer
     * @param body code of the body that issued it
     * @param issuedOn day in the country's time zone
     * @param revokedAt left out unless it is revoked
     * @param replacedAt when another one was issued in its place; left out unless one was
     * @param sha256 of the file, in hexadecimal; left out of a receipt of which nobody has wanted the file
     * @param amount that a receipt is of; left out of anything else
     * @param givenBack what of that has gone back to the payer; left out unless something has
     */
    public record VerificationView(
            String state,
            LocalizedText title,
            LocalizedText holder,
            String body,
            @JsonProperty("issued_on") String issuedOn,
            @JsonProperty("revoked_at") String revokedAt,
            @JsonProperty("replaced_at") String replacedAt,
            String sha256,
            Amount amount,
            @JsonProperty("given_back") Amount givenBack) {

        static VerificationView of(IssuedDocument document, String body) {
            return new VerificationView(
                    VerifyResource.state(document),
                    document.title(),
                    document.holderInitials(),
                    body,
                    text(document.issuedOn()),
                    text(document.revokedAt()),
                    text(document.replacedAt()),
                    document.file().hash(),
                    null,
                    null);
        }

        static VerificationView of(Memo memo, LocalizedText title, String body) {
            return new VerificationView(
                    VerifyResource.state(memo),
                    title,
                    memo.toName(),
                    body,
                    text(memo.sentOn()),
                    text(memo.withdrawnAt()),
                    null,
                    memo.file().orElseThrow().hash(),
                    null,
                    null);
        }

        static VerificationView of(IssuedReceipt issued, LocalizedText title, String body, LocalDate issuedOn) {
            return new VerificationView(
                    "genuine",
                    title,
                    issued.receipt().payerInitials(),
                    body,
                    text(issuedOn),
                    null,
                    null,
                    issued.receipt().fileHash(),
                    Amount.of(issued.receipt().amount()),
                    issued.givenBack().isZero() ? null : Amount.of(issued.givenBack()));
        }

        private static String text(LocalDate day) {
            return day.toString();
        }

        private static String text(Instant instant) {
            return instant == null
                    ? null
                    : instant.truncatedTo(ChronoUnit.MILLIS).toString();
        }
    }

    /** @return genuine, revoked or replaced */
    static String state(IssuedDocument document) {
        if (document.revoked()) {
            return "revoked";
        }
        return document.replaced() ? "replaced" : "genuine";
    }

    /** @return genuine, or revoked once it was withdrawn */
    static String state(Memo memo) {
        return memo.withdrawnAt() == null ? "genuine" : "revoked";
    }

    @GET
    @Path("{code}")
    public VerificationView verify(@PathParam("code") String typed) {
        VerificationCode code = VerificationCode.parse(typed);
        return queries.verify(code)
                .map(document -> VerificationView.of(
                        document, bodies.get(document.bodyId()).code()))
                .or(() -> memos.verify(code)
                        .map(memo -> VerificationView.of(
                                memo,
                                title("verify.value.memo", memo.number()),
                                bodies.get(memo.from()).code())))
                .or(() -> receipts.verify(code).map(this::view))
                .orElseThrow(() -> new NotFound("document", code));
    }

    private VerificationView view(IssuedReceipt issued) {
        Receipt receipt = issued.receipt();
        return VerificationView.of(
                issued,
                title("verify.value.receipt", receipt.number().toString()),
                bodies.get(receipt.bodyId()).code(),
                country.day(receipt.issuedAt()));
    }

    private LocalizedText title(String key, String number) {
        return new LocalizedText(country.languages().stream()
                .collect(Collectors.toMap(Language::tag, language -> messages.text(language, key, number))));
    }
}
