package org.dilmun.ejb.identity.mail;

import java.lang.System.Logger.Level;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.ejb.notice.mail.AddressRefused;
import org.dilmun.ejb.notice.mail.Mailer;
import org.dilmun.ejb.outbox.OutboxHandler;

/** Sends codes, in a lane of their own: somebody is waiting for each, and thousands of reminders must not come before. */
@ApplicationScoped
public class SendCode implements OutboxHandler {

    static final String LANE = "mail-code";

    /** Of a payload: which one of {@link org.dilmun.domain.identity.MailProof}. */
    static final String PROOF = "proof";

    private static final System.Logger LOG = System.getLogger(SendCode.class.getName());

    @Inject
    CodeLetters letters;

    @Inject
    Mailer mailer;

    @Override
    public String lane() {
        return LANE;
    }

    @Override
    public void deliver(OutboxMessage message) {
        letters.write(message.payload().get(PROOF)).ifPresent(mail -> {
            try {
                mailer.send(mail);
            } catch (AddressRefused e) {
                LOG.log(Level.INFO, "a code went to an address that is none"); // nobody has shown that it is theirs
            }
        });
    }
}
