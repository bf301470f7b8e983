package org.dilmun.ejb.obligation;

import java.time.LocalDate;
import java.util.Locale;

import org.joda.money.Money;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * Something that a person owes or has to do.
 *
 * @param subject what it concerns, for instance the name of a service
 * @param amount to pay; null if it is no payment
 * @param dueOn last day for it; null: none is set
 * @param path of the page where it is done, behind the language
 * @param service code of the service by which it came about, for those who see to it in the name of another; null: nobody else does
 */
public record Obligation(Kind kind, LocalizedText subject, Money amount, LocalDate dueOn, String path, String service) {

    /** Something that people see to themselves. */
    public Obligation(Kind kind, LocalizedText subject, Money amount, LocalDate dueOn, String path) {
        this(kind, subject, amount, dueOn, path, null);
    }

    /** What has to be done. The interface has the texts, by the code. */
    public enum Kind {
        PAY,
        ANSWER,
        /** What somebody else applies for, to be signed with them. */
        SIGN,
        RENEW,
        /** An appointment that is to be taken. */
        BOOK,
        /** An appointment that is taken. */
        ATTEND;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
