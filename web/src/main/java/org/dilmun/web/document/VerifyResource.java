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
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.document.DocumentQueries;
import org.dilmun.ejb.memo.MemoQueries;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.web.api.OpenToAnyone;
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
    Bodies bodies;

    @Inject
    Country country;

    @Inject
    Messages messages;

    /**
     * What the state says of a document.
     *
     * @param state genuine, revoked or replaced
     * @param holder first name and initials, by language; of a memo the body that it is for
     * @param body code of the body that issued it
     * @param issuedOn day in the country's time zone
     * @param revokedAt left out unless it is revoked
     * @param replacedAt when another one was issued in its place; left out unless one was
     * @param sha256 of the file, in hexadecimal
     */
    public record VerificationView(
            String state,
            LocalizedText title,
            LocalizedText holder,
            String body,
            @JsonProperty("issued_on") String issuedOn,
            @JsonProperty("revoked_at") String revokedAt,
            @JsonProperty("replaced_at") String replacedAt,
            String sha256) {

        static VerificationView of(IssuedDocument document, String body) {
            return new VerificationView(
                    VerifyResource.state(document),
                    document.title(),
                    document.holderInitials(),
                    body,
                    text(document.issuedOn()),
                    text(document.revokedAt()),
                    text(document.replacedAt()),
                    document.file().hash());
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
                    memo.file().orElseThrow().hash());
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
                                memo, title(memo), bodies.get(memo.from()).code())))
                .orElseThrow(() -> new NotFound("document", code));
    }

    private LocalizedText title(Memo memo) {
        return new LocalizedText(country.languages().stream()
                .collect(Collectors.toMap(
                        Language::tag, language -> messages.text(language, "verify.value.memo", memo.number()))));
    }
}
