package org.dilmun.ejb.request;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.JourneyDescriptor;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.Reason;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;

/**
 * What the end of one part of a journey means for those that need it: completed, they go on by themselves; ended in any other way,
 * they end too, and what was paid for them goes back, since nobody has begun to work on them.
 */
@ApplicationScoped
public class JourneyProgress {

    /** Who moves a part because another has moved. */
    public static final Actor SYSTEM = Actor.system("journey");

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    BusinessClock clock;

    @Inject
    JourneyGate gate;

    @Inject
    Cases cases;

    @Inject
    CaseListeners listeners;

    @Inject
    Audit audit;

    /** Part of the transaction that moved the case, and holds its journey. */
    public void follow(Request moved) {
        if (!moved.isPart() || !moved.status().closed()) {
            return;
        }
        Journey journey = em.find(Journey.class, moved.journeyId());
        for (JourneyDescriptor.Part needing : journey.descriptor().needing(moved.journeyPart())) {
            gate.parts(journey.id()).stream()
                    .filter(part -> part.journeyPart().equals(needing.id()))
                    .filter(part -> part.status() == RequestStatus.OPEN)
                    .forEach(part -> follow(moved, journey, needing, part));
        }
    }

    private void follow(Request moved, Journey journey, JourneyDescriptor.Part needing, Request part) {
        if (moved.status() != RequestStatus.COMPLETED) {
            end(journey, needing, part);
        } else if (part.isHeld() && gate.awaited(part).isEmpty()) {
            cases.release(part, SYSTEM);
            record("request.release", journey, part);
        }
    }

    private void end(Journey journey, JourneyDescriptor.Part needing, Request part) {
        part.reject(SYSTEM, new Reason(needing.unmet(), null), clock.instant());
        cases.cancelTasks(part);
        cases.endPayment(part, SYSTEM, FeeReturn.FULL);
        record("request.unmet", journey, part);
        follow(part);
        listeners.moved(part, RequestStatus.OPEN);
    }

    private void record(String action, Journey journey, Request part) {
        audit.record(
                SYSTEM,
                action,
                part.reference().value(),
                Map.of("journey", journey.reference().value()));
    }

    /** @return whether the case ended because one that it needs did */
    public static boolean ended(Request request) {
        List<HistoryEntry> history = request.history();
        return request.isPart()
                && request.status() == RequestStatus.REJECTED
                && history.get(history.size() - 1).actor().equals(SYSTEM.recorded());
    }
}
