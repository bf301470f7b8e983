package org.dilmun.ejb.party;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** The register of government bodies. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Bodies {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    /** What the country's data says of a body today. Former names are for reading the past, and nothing here does. */
    @JsonIgnoreProperties("formerNames")
    public record BodyData(String code, LocalizedText name, String parent, String kind, LocalizedText role) {}

    public List<GovernmentBody> list() {
        return em.createQuery("select b from GovernmentBody b order by b.code", GovernmentBody.class)
                .getResultList();
    }

    public GovernmentBody get(String code) {
        return em.createQuery("select b from GovernmentBody b where b.code = :code", GovernmentBody.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("body", code));
    }

    public GovernmentBody get(long id) {
        return Optional.ofNullable(em.find(GovernmentBody.class, id)).orElseThrow(() -> new NotFound("body", id));
    }

    /** Adds the bodies that are new and describes the others as the data does; none is ever removed. */
    public void takeOver(List<BodyData> data) {
        Map<String, GovernmentBody> known = new HashMap<>();
        list().forEach(body -> known.put(body.code(), body));
        for (BodyData row : data) {
            GovernmentBody body = known.get(row.code());
            if (body == null) {
                em.persist(
                        new GovernmentBody(ids.next(), row.code(), row.name(), row.parent(), row.kind(), row.role()));
            } else {
                body.describe(row.name(), row.parent(), row.kind(), row.role());
            }
        }
    }
}
