package org.dilmun.ejb.mandate;

import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.domain.party.Mandate;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.notice.Notices;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.MandateRules;
import org.dilmun.ejb.party.Mandates.Standing;

/** Tells both sides of a mandate of each step. The name of who was meant the grantor reads only once it is accepted. */
@ApplicationScoped
public class MandateNotices {

    private static final String PAGE = "/my/mandates";

    @Inject
    Notices notices;

    @Inject
    NoticeTexts texts;

    @Inject
    MandateRules rules;

    @Inject
    Bodies bodies;

    @Inject
    Directory directory;

    void offered(Mandate offered, Person grantor) {
        offered.holderId()
                .ifPresent(holder -> tell(
                        offered,
                        holder,
                        "offered",
                        grantor.name(),
                        services(offered),
                        offered.since(),
                        offered.lastDay()));
        tell(offered, grantor.id(), "granted", offered.holderMasked(), services(offered), offered.lastDay());
    }

    void accepted(Standing standing) {
        Mandate mandate = standing.mandate();
        tell(mandate, mandate.grantorId(), "accepted", standing.holder().name(), services(mandate), mandate.lastDay());
        tell(mandate, standing.holder().id(), "held", standing.grantor().name(), services(mandate), mandate.lastDay());
    }

    /** @param by party id of who has ended it */
    void ended(Standing standing, long by) {
        Mandate mandate = standing.mandate();
        if (mandate.isAccepted()) {
            boolean taken = mandate.isGrantedBy(by);
            tell(
                    mandate,
                    mandate.grantorId(),
                    taken ? "taken-back" : "given-back",
                    standing.holder().name());
            tell(
                    mandate,
                    standing.holder().id(),
                    taken ? "revoked" : "renounced",
                    standing.grantor().name());
            return;
        }
        boolean withdrawn = mandate.isGrantedBy(by);
        tell(mandate, mandate.grantorId(), withdrawn ? "offer-withdrawn" : "declined", mandate.holderMasked());
        mandate.holderId()
                .ifPresent(holder -> tell(
                        mandate,
                        holder,
                        withdrawn ? "offer-ended" : "offer-declined",
                        standing.grantor().name()));
    }

    private LocalizedText services(Mandate mandate) {
        return texts.list(directory.list().stream()
                .filter(service -> mandate.services().contains(service.code()))
                .map(service -> service.descriptor().name())
                .toList());
    }

    private void tell(Mandate mandate, long person, String event, Object... values) {
        Object[] subject = Stream.of(values).limit(1).toArray();
        rules.body()
                .ifPresent(body -> notices.send(new NoticeDraft(
                        String.join("/", "mandate", Long.toString(mandate.id()), event),
                        person,
                        bodies.get(body).id(),
                        texts.text("mandate." + event + ".subject", subject),
                        texts.text("mandate." + event + ".text", values),
                        PAGE,
                        null)));
    }
}
