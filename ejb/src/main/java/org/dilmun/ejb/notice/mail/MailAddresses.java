package org.dilmun.ejb.notice.mail;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.kernel.EmailAddress;
import org.dilmun.domain.notice.MailAddress;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.outbox.Outbox;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** Where people read e-mail. Whoever calls has judged whose it is, and that they have proved it. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class MailAddresses {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    @Inject
    Ids ids;

    @Inject
    MailSeal seal;

    @Inject
    MailSettings settings;

    @Inject
    Outbox outbox;

    public Optional<MailAddress> find(long partyId) {
        return Optional.ofNullable(em.find(MailAddress.class, partyId));
    }

    public EmailAddress open(MailAddress address) {
        return seal.open(address.sealedAddress());
    }

    /** From now on the person reads there; whoever reads at the address of before is told that it is that no more. */
    public void prove(long partyId, EmailAddress address, String language) {
        Optional<MailAddress> known = find(partyId);
        known.filter(before -> !open(before).equals(address)).ifPresent(before -> sayGoodbye(partyId, before));
        byte[] sealed = seal.seal(address);
        known.ifPresentOrElse(
                before -> before.prove(sealed, language, clock.instant()),
                () -> em.persist(new MailAddress(partyId, sealed, language, clock.instant())));
    }

    /** Nothing happens if there is none. */
    public void remove(long partyId) {
        find(partyId).ifPresent(address -> {
            sayGoodbye(partyId, address);
            em.remove(address);
        });
    }

    /** Somebody else at the person's browser must not take it away unnoticed. */
    private void sayGoodbye(long partyId, MailAddress before) {
        if (settings.isOn() && before.reachable()) {
            String key = "address-" + ids.next();
            String sealed = Base64.getEncoder().encodeToString(before.sealedAddress());
            outbox.add(
                    SendMail.LANE,
                    key,
                    Long.toString(partyId),
                    key,
                    Map.of(SendMail.GOODBYE, sealed, SendMail.LANGUAGE, before.language()));
        }
    }

    /** A server has said that nobody has that box; ignored if the person reads elsewhere by now. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void refuse(long partyId, EmailAddress refused) {
        find(partyId)
                .filter(address -> open(address).equals(refused))
                .ifPresent(address -> address.refuse(clock.instant()));
    }
}
