package org.dilmun.ejb.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.directory.JourneyDescriptor;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.Sha256;
import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Reads journeys for those who may see them. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class JourneyQueries {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    JourneyGate gate;

    /** A journey with its parts, in the order of the descriptor. */
    public record Whole(Journey journey, List<Request> parts) {

        public Optional<Request> part(String id) {
            return parts.stream().filter(part -> part.journeyPart().equals(id)).findFirst();
        }
    }

    /** The caller's own journey. */
    public Whole getOwn(Reference reference) {
        Journey journey = em.createQuery("select j from Journey j where j.reference = :reference", Journey.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("journey", reference));
        access.requireSelf(journey.applicantId(), reference.value());
        return whole(journey);
    }

    /** The journey that the caller's own case is part of. */
    public Whole getOwn(Request part) {
        Journey journey = em.find(Journey.class, part.journeyId());
        access.requireSelf(journey.applicantId(), part.reference().value());
        return whole(journey);
    }

    private Whole whole(Journey journey) {
        List<Request> parts = gate.parts(journey.id());
        parts.forEach(Request::history); // read here
        return new Whole(journey, parts);
    }

    /** @return by id the journeys of those cases, which are the caller's own */
    public Map<Long, Journey> ofOwn(Set<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : em.createQuery("select j from Journey j where j.id in :ids and j.applicantId = :self", Journey.class)
                        .setParameter("ids", ids)
                        .setParameter("self", access.requirePerson().id())
                        .getResultStream()
                        .collect(Collectors.toMap(Journey::id, Function.identity()));
    }

    /** @return what the case is part of; of the other parts it tells that they exist. Whoever asks may see the case */
    public Optional<JourneyDescriptor> descriptor(Request request) {
        return request.isPart()
                ? Optional.of(em.find(Journey.class, request.journeyId()).descriptor())
                : Optional.empty();
    }

    /** @return SHA-256 of the answers of all parts: what the applicant declares to be true */
    public static String answersHash(List<Request> parts) {
        return Sha256.hex(parts.stream().map(Request::answersHash).collect(Collectors.joining()));
    }

    /** @return the versions in which the parts are shown */
    public static String versions(List<Request> parts) {
        return parts.stream().map(part -> Integer.toString(part.version())).collect(Collectors.joining("-"));
    }
}
