package org.dilmun.web.document;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.joda.money.Money;

import org.dilmun.domain.document.IssuedDocument;
import org.dilmun.domain.document.MalformedVerificationCode;
import org.dilmun.domain.document.VerificationCode;
import org.dilmun.domain.memo.Memo;
import org.dilmun.domain.receipt.Receipt;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.document.DocumentQueries;
import org.dilmun.ejb.memo.MemoQueries;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.receipt.IssuedReceipt;
import org.dilmun.ejb.receipt.Receipts;
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
    Receipts receipts;

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
     * @param state genuine, revoked, replaced, returned or partly returned, or unknown; of an unknown one nothing follows
     * @param holder first name and initials: enough to compare with the paper, and no more; null of a memo and of a receipt
     * @param addressee the body that a memo is for; null of any other document
     * @param fileHash null of a receipt of which nobody has wanted the paper
     * @param payment what a receipt says; null of any other document
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
            ZonedDateTime checkedAt,
            Payment payment) {}

    /**
     * What was paid.
     *
     * @param payer first name and initials
     * @param givenBack null unless some of it has gone back
     */
    public record Payment(String payer, Money amount, Money givenBack, ZonedDateTime paidAt) {}

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
                    .or(() -> receipts.verify(read).map(this::known))
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
                clock.instant().atZone(country.zone()),
                null);
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
                clock.instant().atZone(country.zone()),
                null);
    }

    /** A receipt stays genuine for ever; what counts is whether the body still has the money. */
    private Result known(IssuedReceipt issued) {
        Receipt receipt = issued.receipt();
        return new Result(
                issued.allBack() ? "returned" : issued.partlyBack() ? "partly-returned" : "genuine",
                messages.text(lang.language(), "verify.value.receipt", receipt.number()),
                null,
                null,
                issued.bodyName().in(lang.language()),
                country.day(receipt.issuedAt()),
                null,
                null,
                receipt.fileHash(),
                clock.instant().atZone(country.zone()),
                new Payment(
                        receipt.payerInitials().in(lang.language()),
                        receipt.amount(),
                        issued.givenBack().isZero() ? null : issued.givenBack(),
                        receipt.paidAt().atZone(country.zone())));
    }

    private static Result unknown() {
        return new Result("unknown", null, null, null, null, null, null, null, null, null, null);
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
