package org.dilmun.web.school;

import java.time.LocalDate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.school.School;
import org.dilmun.domain.school.Transfer;
import org.dilmun.ejb.school.Schools;
import org.dilmun.ejb.school.TransferRow;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Transfers as lists show them. */
@ApplicationScoped
public class TransferRows {

    @Inject
    Schools schools;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /**
     * @param url of the page on which the caller sees it; null: nowhere
     * @param until the last day of the reserved seat; null: none is reserved until a day
     */
    public record Row(
            String url,
            String name,
            String number,
            String reference,
            String from,
            String to,
            String grade,
            String stageKind,
            String stage,
            LocalDate until) {}

    Row row(TransferRow each, String url) {
        Transfer transfer = each.transfer();
        return new Row(
                url,
                each.person().name().in(lang.language()),
                each.student().number(),
                transfer.reference().value(),
                name(transfer.from()),
                name(transfer.wanted().school()),
                schools.gradeName(transfer.wanted()).in(lang.language()),
                kind(transfer.stage()),
                messages.text(
                        lang.language(), "school_desk.stage." + transfer.stage().code()),
                transfer.reservedUntil());
    }

    private String name(String school) {
        return schools.find(school)
                .map(School::name)
                .map(name -> name.in(lang.language()))
                .orElse(school);
    }

    private static String kind(Transfer.Stage stage) {
        return switch (stage) {
            case CLEARANCE, SEAT -> "info";
            case WAITING -> "warn";
            case REVIEW -> "";
            case APPROVED, ENROLLED -> "ok";
            case ENDED -> "bad";
        };
    }
}
