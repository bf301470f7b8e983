package org.dilmun.ejb.identity.mail;

import java.time.Duration;
import java.time.Instant;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.EmailAddress;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.AddressAllowances;
import org.dilmun.ejb.identity.SignInThrottles;

/**
 * How often codes are asked for. The waits for one number and for one e-mail address grow as those after failed sign-ins do, whether or
 * not there is such a person: nobody's box is filled by others, and nobody is shut out for good. Many who share an address of the network
 * have a minute's share of it each minute.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CodeLimits {

    /** Of one address of the network, in a minute. */
    static final int FROM_ONE_PLACE = 20;

    private static final int MINUTE = 60;

    @Inject
    SignInThrottles throttles;

    @Inject
    AddressAllowances allowances;

    @Inject
    RealClock clock;

    /** @throws MailCodesTooMany if that place has asked for all of a minute */
    public void requireFrom(String networkAddress) {
        Instant now = clock.instant();
        Instant minute = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), MINUTE) * MINUTE);
        // beside the calls of the API, which count under the address alone
        String place = "mail/" + networkAddress;
        if (allowances
                        .take(place.substring(0, Math.min(45, place.length())), minute, 1, FROM_ONE_PLACE)
                        .calls()
                == 0) {
            throw new MailCodesTooMany(Duration.between(now, minute.plusSeconds(MINUTE)));
        }
    }

    /** Counts one for that person, as they are called by whoever asks. @throws MailCodesTooMany if it has to wait */
    public void requireFor(String subject) {
        require("mail-code:" + subject);
    }

    /** Counts one that may go there. @throws MailCodesTooMany if it has to wait */
    public void requireTo(EmailAddress address) {
        require("mail-to:" + address.counted());
    }

    private void require(String subject) {
        Duration wait = throttles.attempt(subject, clock.instant());
        if (!wait.isZero()) {
            throw new MailCodesTooMany(wait);
        }
    }
}
