package org.dilmun.ejb.register;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.party.Entitlements;
import org.dilmun.domain.party.MalformedPersonalNumber;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.PersonalNumberRule;
import org.dilmun.domain.party.Sex;
import org.dilmun.domain.register.RejectReason;
import org.dilmun.domain.register.Rejection;

/** Reads the cells of one line. A wrong one is noted among the rejections and read as nothing. */
final class CellReader {

    private static final int LONGEST_NAME = 150;
    private static final int LONGEST_ADDRESS_PART = 60;
    private static final int LONGEST_EMAIL = 254;
    private static final int OLDEST = 130;
    private static final String WITHOUT_END = "permanent";
    private static final String RETURNED = "returned";
    private static final Pattern FORMULA = Pattern.compile("[=+@-].*");
    private static final Pattern CARD = Pattern.compile("[0-9A-Z]{4,12}");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}");

    private final UnaryOperator<String> row;
    private final List<Rejection> rejections;

    /** @param row gives the cell of a column */
    CellReader(UnaryOperator<String> row, List<Rejection> rejections) {
        this.row = row;
        this.rejections = rejections;
    }

    PersonalNumber number(String column, PersonalNumberRule rule) {
        return number(column, needed(column), rule);
    }

    /** @return null if there is none */
    PersonalNumber numberIfAny(String column, PersonalNumberRule rule) {
        return number(column, known(text(column)), rule);
    }

    private PersonalNumber number(String column, String text, PersonalNumberRule rule) {
        try {
            return text == null ? null : PersonalNumber.parse(text, rule);
        } catch (MalformedPersonalNumber malformed) {
            wrong(column, RejectReason.NUMBER_WRONG);
            return null;
        }
    }

    String name(String column) {
        String text = needed(column);
        return text == null ? null : plain(column, text, LONGEST_NAME);
    }

    String addressPart(String column) {
        String text = text(column);
        return text.isEmpty() ? null : plain(column, text, LONGEST_ADDRESS_PART);
    }

    /** @param today the last day on which one can be born */
    LocalDate birthDate(String column, LocalDate today) {
        String text = needed(column);
        LocalDate day = text == null ? null : day(column, Digits.western(text));
        if (day != null && day.isAfter(today)) {
            wrong(column, RejectReason.DATE_IN_FUTURE);
        } else if (day != null && day.isBefore(today.minusYears(OLDEST))) {
            wrong(column, RejectReason.DATE_TOO_EARLY);
        }
        return day;
    }

    /** @return the last day of something; null if there is none */
    LocalDate lastDay(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        return text.equalsIgnoreCase(WITHOUT_END) ? Entitlements.FOR_GOOD : day(column, Digits.western(text));
    }

    /** @return whether the cell says that a departure is over */
    boolean returned(String column) {
        return text(column).equalsIgnoreCase(RETURNED);
    }

    /** @return a day in the life of somebody; null if the cell is empty */
    LocalDate pastDay(String column, LocalDate born, LocalDate today) {
        String text = text(column);
        LocalDate day = text.isEmpty() ? null : day(column, Digits.western(text));
        if (day != null && day.isAfter(today)) {
            wrong(column, RejectReason.DATE_IN_FUTURE);
        } else if (day != null && day.isBefore(born)) {
            wrong(column, RejectReason.DATE_TOO_EARLY);
        }
        return day;
    }

    private LocalDate day(String column, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            wrong(column, RejectReason.DATE_WRONG);
            return null;
        }
    }

    Sex sex(String column) {
        String text = needed(column);
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "female", "f" -> Sex.FEMALE;
            case "male", "m" -> Sex.MALE;
            default -> {
                wrong(column, RejectReason.SEX_WRONG);
                yield null;
            }
        };
    }

    /** @param own of the country's citizens, which no list of countries need have */
    String nationality(String column, String own) {
        String text = needed(column);
        if (text == null) {
            return null;
        }
        String code = text.toUpperCase(Locale.ROOT);
        return code.equals(own) || LineJudge.NATIONALITIES.contains(code)
                ? code
                : wrong(column, RejectReason.NATIONALITY_WRONG);
    }

    boolean yes(String column) {
        String text = needed(column);
        if (text != null && !text.matches("(?i)true|false")) {
            wrong(column, RejectReason.CITIZEN_WRONG);
        }
        return Boolean.parseBoolean(text);
    }

    String phone(String column) {
        String text = Digits.western(text(column));
        return text.isEmpty() || E164.matcher(text).matches() ? known(text) : wrong(column, RejectReason.PHONE_WRONG);
    }

    String email(String column) {
        String text = text(column);
        boolean good = text.isEmpty()
                || (text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches());
        return good ? known(text) : wrong(column, RejectReason.EMAIL_WRONG);
    }

    /** @return null if there is none; number and last day come together */
    ImportedCards.Card card(String numberColumn, String expiryColumn) {
        String number = Digits.western(text(numberColumn)).toUpperCase(Locale.ROOT);
        String expiry = Digits.western(text(expiryColumn));
        if (number.isEmpty() && expiry.isEmpty()) {
            return null;
        }
        if (number.isEmpty() || expiry.isEmpty()) {
            wrong(number.isEmpty() ? numberColumn : expiryColumn, RejectReason.MISSING);
            return null;
        }
        if (!CARD.matcher(number).matches()) {
            wrong(numberColumn, RejectReason.CARD_WRONG);
        }
        LocalDate expiresOn = day(expiryColumn, expiry);
        return expiresOn == null ? null : new ImportedCards.Card(number, expiresOn);
    }

    private static String known(String text) {
        return text.isEmpty() ? null : text;
    }

    private String plain(String column, String text, int longest) {
        if (text.length() > longest) {
            return wrong(column, RejectReason.TOO_LONG);
        }
        return FORMULA.matcher(text).matches() ? wrong(column, RejectReason.FORMULA) : text;
    }

    private String needed(String column) {
        String text = text(column);
        return text.isEmpty() ? wrong(column, RejectReason.MISSING) : text;
    }

    private String text(String column) {
        return TypedText.line(row.apply(column));
    }

    /** @return null: it is read as nothing */
    private String wrong(String column, RejectReason reason) {
        rejections.add(new Rejection(column, reason));
        return null;
    }
}
