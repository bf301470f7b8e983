package org.dilmun.domain.document;

import java.io.Serializable;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonValue;

import org.dilmun.domain.kernel.CheckedCode;
import org.dilmun.domain.kernel.Digits;

/**
 * What is printed on a document and lets whoever holds it see that it is genuine: {@code 7K3M-9Q40-PD2H-V016-R5W4}.
 * Nineteen random characters and their check character. A {@link org.dilmun.domain.kernel.Reference} would not do: its 35
 * bits are meant for those who may see the thing anyway, and among a million documents every 34,000th guess would open
 * one to a stranger. With 95 bits nobody finds one by trying, however fast, so that the door needs no lock against it.
 */
public record VerificationCode(@JsonValue String value) implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int RANDOM_CHARACTERS = 19;
    private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){4}");

    public VerificationCode {
        if (value == null || !FORM.matcher(value).matches() || !CheckedCode.holds(value.replace("-", ""))) {
            throw new MalformedVerificationCode();
        }
    }

    /** @param random one that nobody can foresee */
    public static VerificationCode create(RandomGenerator random) {
        return grouped(CheckedCode.draw("", RANDOM_CHARACTERS, random));
    }

    /**
     * Reads what a person typed: any case, any digits, hyphens and blanks anywhere or nowhere, O for 0, I and L for 1.
     *
     * @throws MalformedVerificationCode if it is none, or its check character does not fit: surely a slip of the hand
     */
    public static VerificationCode parse(String typed) {
        String characters = Digits.western(typed == null ? "" : typed).replaceAll("[^\\p{L}\\p{N}]", "");
        return grouped(CheckedCode.read(characters));
    }

    private static VerificationCode grouped(String characters) {
        return new VerificationCode(characters.replaceAll("(.{4})(?=.)", "$1-"));
    }

    @Override
    public String toString() {
        return value;
    }
}
