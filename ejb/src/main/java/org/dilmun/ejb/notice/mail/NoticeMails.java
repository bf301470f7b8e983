package org.dilmun.ejb.notice.mail;

import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.kernel.EmailAddress;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.notice.MailAddress;
import org.dilmun.domain.notice.Notice;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.outbox.Outbox;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * Tells people by e-mail that there is a notice for them: who speaks, its title and where to read it. What it says, numbers and answers stay
 * on the portal. The outbox holds the reference alone; where the mail goes is looked up when it leaves.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class NoticeMails {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    MailSettings settings;

    @Inject
    MailAddresses addresses;

    @Inject
    Outbox outbox;

    @Inject
    NoticeTexts texts;

    @Inject
    Bodies bodies;

    @Inject
    Country country;

    @Inject
    Profile profile;

    /** Part of the transaction that sends the notice: one notice has one mail, if its receiver wants any. */
    public void announce(Notice notice) {
        if (settings.isOn() && receiver(notice.receiverId()).isPresent()) {
            String reference = notice.reference().value();
            outbox.add(
                    SendMail.LANE,
                    "notice/" + reference,
                    Long.toString(notice.receiverId()),
                    reference,
                    Map.of(SendMail.NOTICE, reference));
        }
    }

    private Optional<MailAddress> receiver(long partyId) {
        return addresses.find(partyId).filter(MailAddress::reachable).filter(MailAddress::takesNotices);
    }

    /** @return the mail about that notice; empty if its receiver wants none any more */
    public Optional<Mail> about(Reference notice) {
        return em.createQuery("select n from Notice n where n.reference = :reference", Notice.class)
                .setParameter("reference", notice)
                .getResultStream()
                .findFirst()
                .flatMap(found -> receiver(found.receiverId()).map(to -> write(found, to)));
    }

    private Mail write(Notice notice, MailAddress to) {
        var language = new Language(to.language());
        LocalizedText sender = bodies.name(notice.bodyId(), country.day(notice.sentAt()));
        String text = texts.text("mail.notice.text", sender, notice.subject()).in(language);
        return new Mail(
                notice.reference().value(),
                addresses.open(to),
                language,
                notice.subject().in(language),
                text + "\n\n"
                        + texts.text("mail.notice.foot", page(language, "/my/contact"))
                                .in(language),
                page(language, "/inbox/" + notice.reference().value()));
    }

    /** @return the mail to where a person does not read any more */
    public Mail goodbye(String key, EmailAddress to, String language) {
        var read = new Language(language);
        return new Mail(
                key,
                to,
                read,
                texts.text("mail.goodbye.subject").in(read),
                texts.text("mail.goodbye.text").in(read),
                page(read, "/about/contact"));
    }

    private String page(Language language, String path) {
        return profile.baseUrl() + "/" + language.tag() + path;
    }
}
