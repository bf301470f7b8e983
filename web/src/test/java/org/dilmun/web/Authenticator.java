package org.dilmun.web;

import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import org.bouncycastle.util.encoders.Base32;

import org.dilmun.ejb.country.SystemClock;

import static org.assertj.core.api.Assertions.assertThat;

/** The authenticator app of a demonstration person, set up through the page, and the paper with the recovery codes. */
final class Authenticator {

    private static final Pattern KEY = Pattern.compile(">((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})<");
    private static final Pattern RECOVERY = Pattern.compile(">([A-Z2-7]{5}-[A-Z2-7]{5})<");

    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
    private final byte[] key;
    private final Deque<String> paper = new ArrayDeque<>();

    private Authenticator(byte[] key) {
        this.key = key;
    }

    /** Sets one up in a browser in which the person has just signed in. */
    static Authenticator setUp(Browser browser) {
        browser.open("/en/my/security").post("apps", "act", Map.of("act", "begin-app"));
        Matcher shown = KEY.matcher(browser.page());
        assertThat(shown.find()).as("a key to type").isTrue();
        var app = new Authenticator(Base32.decode(shown.group(1).replace(" ", "")));
        browser.post("confirmApp", "act", Map.of("act", "confirm-app", "code", app.code(0)));
        Matcher paper = RECOVERY.matcher(browser.page());
        while (paper.find()) {
            app.paper.add(paper.group(1));
        }
        assertThat(app.paper).hasSize(10);
        return app;
    }

    /** Takes it away again, in a browser in which the person has just signed in with it. */
    static void remove(Browser browser) {
        browser.open("/en/my/security").post("apps", "act", Map.of("act", "remove-app"));
        assertThat(browser.page()).contains("The authenticator app was removed");
    }

    /** @return what the app shows so many half minutes from now; the portal takes the next one too */
    String code(int later) {
        try {
            Instant moment =
                    new SystemClock().instant().plus(codes.getTimeStep().multipliedBy(later));
            return codes.generateOneTimePasswordString(
                    new SecretKeySpec(key, codes.getAlgorithm()), moment, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the next of the recovery codes */
    String fromPaper() {
        return paper.remove();
    }
}
