package org.dilmun.ejb.identity;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.nulabinc.zxcvbn.Zxcvbn;

import org.dilmun.domain.identity.PasswordRefused;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;

/**
 * Which passwords people may choose. By NIST SP 800-63B no kinds of characters are asked for, since they make passwords alike; long
 * enough they are to be, in no list of stolen ones, and not what somebody who knows the person would try.
 */
@ApplicationScoped
public class PasswordRules {

    /** Of zxcvbn's 0 to 4: more than 10^8 guesses, which the growing waits of the sign-in make centuries. */
    private static final int STRONG_ENOUGH = 3;

    /** Of what is longer its strength is that of its beginning: the estimate takes time that grows with the length. */
    private static final int ESTIMATED = 64;

    @Inject
    BreachedPasswords breached;

    private final Zxcvbn estimate = new Zxcvbn();

    /**
     * @param number the person's
     * @throws PasswordRefused if somebody else would find it too soon
     */
    void require(String password, Person person, PersonalNumber number) {
        int length = password.codePointCount(0, password.length());
        if (length < PasswordRefused.SHORTEST || length > PasswordRefused.LONGEST) {
            throw PasswordRefused.length();
        }
        if (breached.contains(password)) {
            throw PasswordRefused.breached();
        }
        String normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
        String judged = normal.substring(0, Math.min(ESTIMATED, normal.length()));
        if (estimate.measure(judged, known(person, number)).getScore() < STRONG_ENOUGH) {
            throw PasswordRefused.guessable();
        }
    }

    /** What whoever knows the person tries first. */
    private static List<String> known(Person person, PersonalNumber number) {
        String born = person.birthDate().toString();
        return Stream.concat(
                        Stream.of(number.value(), born, born.replace("-", ""), "dilmun", "ekey"),
                        person.name().byTag().values().stream().flatMap(name -> Stream.of(name.split("\\s+"))))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
