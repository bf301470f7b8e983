package org.dilmun.ejb.request;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.request.RecordState;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.persistence.Ids;

/** What completed cases say, and said before they were corrected. Whoever asks may see the case. */
@ApplicationScoped
public class CompletedRecords {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    /** @return answers by field id, as the last correction left them */
    public Map<String, String> now(Request completed) {
        return states(completed).stream()
                .reduce((earlier, later) -> later)
                .map(RecordState::answers)
                .orElseGet(completed::answers);
    }

    /** @return as they were before that correction: as they are now, unless it has been made */
    public Map<String, String> before(Request completed, Request correction) {
        return states(completed).stream()
                .takeWhile(state -> state.correctionId() != correction.id())
                .reduce((earlier, later) -> later)
                .map(RecordState::answers)
                .orElseGet(completed::answers);
    }

    /** @return as that correction left them; it has been made */
    public Map<String, String> after(Request completed, Request correction) {
        return states(completed).stream()
                .filter(state -> state.correctionId() == correction.id())
                .findFirst()
                .map(RecordState::answers)
                .orElseThrow();
    }

    /** Adds what the record says from now on; its case is locked. */
    public void add(Request completed, Request correction, Map<String, String> answers, Actor by) {
        int number = states(completed).size() + 2;
        em.persist(new RecordState(ids.next(), number, correction, answers, by, clock.instant()));
    }

    private List<RecordState> states(Request completed) {
        return em.createQuery(
                        "select s from RecordState s where s.requestId = :request order by s.number", RecordState.class)
                .setParameter("request", completed.id())
                .getResultList();
    }
}
