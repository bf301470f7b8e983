package org.dilmun.web.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.dilmun.domain.document.IssuedDocument;
import org.dilmun.domain.document.VerificationCode;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.ejb.document.DocumentQueries;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.web.api.OpenToAnyone;

/** Whether a document is genuine, for the systems of whoever is given one. */
@OpenToAnyone
@Path("verify")
@Produces(MediaType.APPLICATION_JSON)
public class VerifyResource {

    @Inject
    DocumentQueries queries;

    @Inject
    Bodies bodies;

    /**
     * What the state says of a document.
     *
     * @param state genuine, revoked or replaced
     * @param holder first name and initials, by language
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

    @GET
    @Path("{code}")
    public VerificationView verify(@PathParam("code") String typed) {
        VerificationCode code = VerificationCode.parse(typed);
        IssuedDocument document = queries.verify(code).orElseThrow(() -> new NotFound("document", code));
        return VerificationView.of(document, bodies.get(document.bodyId()).code());
    }
}
