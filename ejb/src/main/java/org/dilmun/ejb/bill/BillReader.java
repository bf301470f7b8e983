package org.dilmun.ejb.bill;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.joda.money.Money;

import org.dilmun.domain.bill.BillTerms;
import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.party.MalformedPersonalNumber;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.form.TypedMoney;
import org.dilmun.ejb.form.Violation;
import org.dilmun.ejb.request.AnswersRefused;

/** Reads bills by the rules of the country, and names everything that is wrong with one at once. */
@ApplicationScoped
public class BillReader {

    public static final String NUMBER = "number";
    public static final String DEBTOR = "debtor";
    /** With the language after it. */
    public static final String DESCRIPTION = "description_";

    public static final String AMOUNT = "amount";
    public static final String CURRENCY = "currency";
    public static final String LEAST = "least";
    public static final String DUE_ON = "due_on";
    public static final String PAYABLE_UNTIL = "payable_until";

    /** Of a description, in each language. */
    public static final int DESCRIPTION_LENGTH = 200;

    /** Dinars with three decimals in a {@code bigint}, and many of them. */
    private static final int MOST_MAJOR = 1_000_000_000;

    private static final Pattern NUMBERS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9./_-]{0,34}");

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    /** A bill that may be presented. */
    record ReadBill(String number, BillTerms terms) {}

    /**
     * @param party id of the person with that number
     * @throws AnswersRefused if anything is wrong, by the field that it stands in
     */
    ReadBill read(BillDraft draft, Function<PersonalNumber, Optional<Long>> party) {
        return new Reading(draft).read(party);
    }

    private final class Reading {

        private final BillDraft draft;
        private final Map<String, Violation> wrong = new LinkedHashMap<>();

        Reading(BillDraft draft) {
            this.draft = draft;
        }

        ReadBill read(Function<PersonalNumber, Optional<Long>> party) {
            String number = number();
            Long debtor = debtor(party);
            LocalizedText description = description();
            Money amount = amount(AMOUNT, line(draft.amount()), true);
            Money least = amount(LEAST, line(draft.least()), false);
            if (amount != null && least != null && least.isGreaterThan(amount)) {
                wrong(LEAST, "bill-least-too-much");
            }
            currency();
            LocalDate due = day(DUE_ON, draft.dueOn());
            LocalDate until = day(PAYABLE_UNTIL, draft.payableUntil());
            if (until != null && until.isBefore(country.day(clock.instant()))) {
                wrong(PAYABLE_UNTIL, "bill-until-past");
            } else if (until != null && due != null && until.isBefore(due)) {
                wrong(PAYABLE_UNTIL, "bill-until-before-due");
            }
            if (!wrong.isEmpty()) {
                throw new AnswersRefused(wrong);
            }
            return new ReadBill(number, new BillTerms(debtor, description, amount, least, due, until));
        }

        private String number() {
            String number = Digits.western(line(draft.number()));
            if (number.isEmpty()) {
                wrong(NUMBER, "required");
            } else if (!NUMBERS.matcher(number).matches()) {
                wrong(NUMBER, "bill-number-malformed");
            }
            return number;
        }

        private Long debtor(Function<PersonalNumber, Optional<Long>> party) {
            String typed = line(draft.debtor());
            if (typed.isEmpty()) {
                return null;
            }
            try {
                Optional<Long> found = party.apply(PersonalNumber.parse(typed, country.personalNumberRule()));
                if (found.isEmpty()) {
                    wrong(DEBTOR, "bill-debtor-unknown");
                }
                return found.orElse(null);
            } catch (MalformedPersonalNumber malformed) {
                wrong(DEBTOR, "bill-debtor-malformed");
                return null;
            }
        }

        /** @return null if a language has none */
        private LocalizedText description() {
            Map<String, String> texts = new LinkedHashMap<>();
            country.languages().forEach(language -> {
                String field = DESCRIPTION + language.tag();
                String text = line(
                        draft.description() == null ? null : draft.description().get(language.tag()));
                if (text.isEmpty()) {
                    wrong(field, "required");
                } else if (text.length() > DESCRIPTION_LENGTH) {
                    wrong.put(field, Violation.of("field-too-long", "max", DESCRIPTION_LENGTH));
                }
                texts.put(language.tag(), text);
            });
            return new LocalizedText(texts);
        }

        private Money amount(String field, String typed, boolean needed) {
            if (typed.isEmpty()) {
                if (needed) {
                    wrong(field, "required");
                }
                return null;
            }
            TypedMoney.Reading reading = TypedMoney.read(typed, country.currency());
            reading.wrong().ifPresent(violation -> wrong.put(field, violation));
            if (reading.money()
                    .filter(money -> money.isGreaterThan(Money.of(country.currency(), MOST_MAJOR)))
                    .isPresent()) {
                wrong.put(field, Violation.of("field-number-too-large", "max", MOST_MAJOR));
            }
            return reading.money().orElse(null);
        }

        private void currency() {
            String typed = line(draft.currency());
            if (!typed.isEmpty() && !typed.equals(country.currency().getCode())) {
                wrong.put(
                        CURRENCY,
                        Violation.of(
                                "bill-currency-other",
                                "currency",
                                country.currency().getCode()));
            }
        }

        private LocalDate day(String field, String typed) {
            String text = Digits.western(line(typed));
            try {
                return text.isEmpty() ? null : LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                wrong(field, "field-date-malformed");
                return null;
            }
        }

        private void wrong(String field, String code) {
            wrong.put(field, Violation.of(code));
        }
    }

    private static String line(String typed) {
        return typed == null ? "" : TypedText.line(typed);
    }
}
