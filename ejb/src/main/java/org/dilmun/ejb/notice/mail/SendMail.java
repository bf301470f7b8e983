package org.dilmun.ejb.notice.mail;

import java.util.Base64;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.ejb.outbox.OutboxHandler;

/**
 * Sends what people are told by e-mail. An address that is refused is noted for its person, and the mail is done with; the notice is in the
 * inbox all the same.
 */
@ApplicationScoped
public class SendMail implements OutboxHandler {

    static final String LANE = "mail";

    /** Of a payload: the reference of the notice that the mail is about. */
    static final String NOTICE = "notice";

    /** Of a payload: an address, encrypted and in base64, at which its person does not read any more. */
    static final String GOODBYE = "goodbye";

    static final String LANGUAGE = "language";

    @Inject
    NoticeMails mails;

    @Inject
    MailAddresses addresses;

    @Inject
    MailSeal seal;

    @Inject
    Mailer mailer;

    @Override
    public String lane() {
        return LANE;
    }

    @Override
    public void deliver(OutboxMessage message) {
        mail(message).ifPresent(mail -> {
            try {
                mailer.send(mail);
            } catch (AddressRefused e) {
                addresses.refuse(Long.parseLong(message.receiver()), mail.to());
            }
        });
    }

    private Optional<Mail> mail(OutboxMessage message) {
        String notice = message.payload().get(NOTICE);
        if (notice != null) {
            return mails.about(new Reference(notice));
        }
        byte[] sealed = Base64.getDecoder().decode(message.payload().get(GOODBYE));
        return Optional.of(mails.goodbye(
                message.key(), seal.open(sealed), message.payload().get(LANGUAGE)));
    }
}
