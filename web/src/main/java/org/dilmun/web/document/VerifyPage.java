package org.dilmun.web.document;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.document.IssuedDocument;
import org.dilmun.domain.document.MalformedVerificationCode;
import org.dilmun.domain.document.VerificationCode;
import org.dilmun.domain.memo.Memo;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.document.DocumentQueries;
import org.dilmun.ejb.memo.MemoQueries;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Says whether a document is genuine, to anybody who holds one. */
@Named
@RequestScoped
public class VerifyPage {

    @Inject
    DocumentQueries queries;

    @Inject
    MemoQueries memos;

    @Inject
    Bodies bodies;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: the code in the address, or the one in the form. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private String code;
    private boolean malformed;
    private Result result;

    /**
     * What is said of a code.
     *
     * @param state genuine, revoked, replaced or unknown; of an unknown one nothing follows
     * @param holder first name and initials: enough to compare with the paper, and no more; null of a memo
     * @param addressee the body that a memo is for; null of any other document
     */
    public record Result(
            String state,
            String title,
            String holder,
            String addressee,
            String body,
            LocalDate issuedOn,
            ZonedDateTime revokedAt,
            ZonedDateTime replacedAt,
            String fileHash,
            ZonedDateTime checkedAt) {}

    @PostConstruct
    void open() {
        code = parameters.get("code");
        if (code == null || code.isBlank()) {
            return;
        }
        try {
            VerificationCode read = VerificationCode.parse(code);
            code = read.value();
            result = queries.verify(read)
                    .map(this::known)
                    .or(() -> memos.verify(read).map(this::known))
                    .orElseGet(VerifyPage::unknown);
        } catch (MalformedVerificationCode slip) {
            malformed = true;
        }
    }

    private Result known(IssuedDocument document) {
        return new Result(
                VerifyResource.state(document),
                document.title().in(lang.language()),
                document.holderInitials().in(lang.language()),
                null,
                bodies.name(document.bodyId(), document.issuedOn()).in(lang.language()),
                document.issuedOn(),
                document.revoked() ? document.revokedAt().atZone(country.zone()) : null,
                document.replaced() ? document.replacedAt().atZone(country.zone()) : null,
                document.file().hash(),
                clock.instant().atZone(country.zone()));
    }

    /** Of a memo no more than stands in its head. */
    private Result known(Memo memo) {
        return new Result(
                VerifyResource.state(memo),
                messages.text(lang.language(), "verify.value.memo", memo.number()),
                null,
                memo.toName().in(lang.language()),
                memo.fromName().in(lang.language()),
                memo.sentOn(),
                memo.withdrawnAt() == null ? null : memo.withdrawnAt().atZone(country.zone()),
                null,
                memo.file().orElseThrow().hash(),
                clock.instant().atZone(country.zone()));
    }

    private static Result unknown() {
        return new Result("unknown", null, null, null, null, null, null, null, null, null);
    }

    /** As it stands on documents, or as it was typed if it is none. */
    public String getCode() {
        return code;
    }

    /** Whether what was typed cannot be the code of any document. */
    public boolean isMalformed() {
        return malformed;
    }

    /** @return null if no code was asked for, or none that could be one */
    public Result getResult() {
        return result;
    }
}
