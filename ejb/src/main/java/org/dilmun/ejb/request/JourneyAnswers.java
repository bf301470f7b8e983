package org.dilmun.ejb.request;

import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.JourneyDescriptor;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.country.BusinessClock;

/** What is asked once in a journey: an answer of one part is at once the answer of those that take it from there. */
@ApplicationScoped
public class JourneyAnswers {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    AttachedFiles files;

    @Inject
    BusinessClock clock;

    @Inject
    JourneyGate gate;

    @Inject
    Cases cases;

    @Inject
    FormValidator validator;

    /** Part of the transaction that has changed the answers of a draft, and holds its journey. Other cases are left alone. */
    public void pass(Request source) {
        if (!source.isPart() || source.status() != RequestStatus.DRAFT) {
            return;
        }
        Journey journey = em.find(Journey.class, source.journeyId());
        journey.touch(clock.instant());
        for (JourneyDescriptor.Part part : journey.descriptor().parts()) {
            Map<String, String> taken = part.takenFrom(source.journeyPart());
            if (!taken.isEmpty()) {
                gate.parts(journey.id()).stream()
                        .filter(target -> target.journeyPart().equals(part.id()))
                        .forEach(target -> take(source, target, taken));
            }
        }
    }

    /** @param taken by field of the target the field of the source */
    private void take(Request source, Request target, Map<String, String> taken) {
        var answers = new TreeMap<>(target.answers());
        taken.forEach((field, from) -> {
            answers.remove(field);
            if (source.answers().containsKey(from)) {
                answers.put(field, source.answers().get(from));
            }
        });
        Map<String, String> kept = validator
                .judge(cases.service(target).form(), cases.facts(target), answers)
                .answers();
        if (!kept.equals(target.answers())) {
            target.answer(kept, clock.instant());
            taken.forEach((field, from) -> copyFile(source, from, target, field));
            pass(target);
        }
    }

    private void copyFile(Request source, String from, Request target, String field) {
        boolean file = cases.service(target)
                .form()
                .field(field)
                .filter(asked -> asked.type() == Field.Kind.FILE)
                .isPresent();
        if (file) {
            em.createQuery(
                            "select a from Attachment a where a.requestId = :request and a.field = :field order by a.id desc",
                            Attachment.class)
                    .setParameter("request", source.id())
                    .setParameter("field", from)
                    .getResultStream()
                    .filter(attachment -> attachment.countsIn(source))
                    .findFirst()
                    .ifPresent(attachment -> files.add(target, field, attachment.file()));
        }
    }
}
