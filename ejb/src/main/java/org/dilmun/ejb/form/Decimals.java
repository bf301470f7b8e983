package org.dilmun.ejb.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.TypedText;

/** Exact decimal numbers as people type them: digits and separators of either script, with or without groups of three. */
final class Decimals {

    private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}([, ][0-9]{3})+(\\.[0-9]+)?");
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,12})?");

    private Decimals() {}

    /** @return with Western digits and a point, without groups; what is no number stays as it is */
    static String clean(String typed) {
        String text = Digits.western(TypedText.line(typed))
                .replace('\u066B', '.')
                .replace('\u066C', ',')
                .replace('\u2212', '-');
        return GROUPED.matcher(text).matches() ? text.replaceAll("[, ]", "") : text;
    }

    /** @return empty if it is no number of a size that forms deal with */
    static Optional<BigDecimal> read(String clean) {
        return PLAIN.matcher(clean).matches() ? Optional.of(new BigDecimal(clean)) : Optional.empty();
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Judges the size of a number against the limits of its field. */
    static void judgeSize(Field field, BigDecimal number, Judgement judgement) {
        if (field.min() != null && number.compareTo(new BigDecimal(field.min())) < 0) {
            judgement.wrong("field-number-too-small", "min", field.min());
        } else if (field.max() != null && number.compareTo(new BigDecimal(field.max())) > 0) {
            judgement.wrong("field-number-too-large", "max", field.max());
        }
    }

    /** @return how a system writes such a number, as a regular expression */
    static String pattern(int decimals, boolean always) {
        String fraction = decimals == 0 ? "" : "(\\.[0-9]{" + (always ? decimals : "1," + decimals) + "})?";
        return "^-?(0|[1-9][0-9]{0,14})" + fraction + "$";
    }

    /** Rounded half up, as a computed value is shown. */
    static BigDecimal rounded(BigDecimal number, int decimals) {
        return number.setScale(decimals, RoundingMode.HALF_UP);
    }
}
