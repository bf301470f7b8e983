package org.dilmun.ejb.party;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.party.BodyChange;
import org.dilmun.domain.party.BodyName;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.party.Succession;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.persistence.StartLock;

/** The register of government bodies. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Bodies {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    StartLock startLock;

    /** What the country's data says of a body today. What it was called before is for {@link #formerNames()} alone. */
    @JsonIgnoreProperties("formerNames")
    public record BodyData(String code, LocalizedText name, String parent, String kind, LocalizedText role) {}

    /** @return codes of the government bodies that the data of a country names */
    public static Set<String> codes(Country country) {
        return Stream.of(country.files().read("bodies.yaml").as(BodyData[].class))
                .map(BodyData::code)
                .collect(Collectors.toSet());
    }

    /** @return the bodies of government, without their partners */
    public List<GovernmentBody> list() {
        return list(false);
    }

    private List<GovernmentBody> list(boolean partners) {
        return em.createQuery(
                        "select b from GovernmentBody b where b.partner = :partners order by b.code",
                        GovernmentBody.class)
                .setParameter("partners", partners)
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

    /** @return which bodies have taken the place of which */
    public Succession succession() {
        return new Succession(em.createQuery(
                        "select c from BodyChange c where c.state = :done and c.kind in :ends order by c.from, c.id",
                        BodyChange.class)
                .setParameter("done", BodyChange.State.CARRIED_OUT)
                .setParameter("ends", List.of(BodyChange.Kind.MERGE, BodyChange.Kind.SPLIT))
                .getResultList());
    }

    /** @return the body of that code, or the one that has today what belonged to no service of it */
    public GovernmentBody inCharge(String code) {
        GovernmentBody body = get(code);
        return body.isEnded() ? get(succession().inCharge(body.id())) : body;
    }

    /** @return id of the body that does that service today if once that one did */
    public long inCharge(long body, String service) {
        return get(body).isEnded() ? succession().inCharge(body, service) : body;
    }

    /** @return the body that does that service today if once the one of that code did */
    public GovernmentBody inCharge(String code, String service) {
        return get(inCharge(get(code).id(), service));
    }

    /** @return how the body was called on that day */
    public LocalizedText name(long id, LocalDate day) {
        GovernmentBody body = get(id);
        return body.isRenamed()
                ? em.createQuery(
                                "select n from BodyName n where n.bodyId = :body and n.from <= :day order by n.from desc",
                                BodyName.class)
                        .setParameter("body", id)
                        .setParameter("day", day)
                        .setMaxResults(1)
                        .getResultStream()
                        .map(BodyName::name)
                        .findFirst()
                        .orElse(body.name())
                : body.name();
    }

    /** @return what people may still call the bodies of today, by their ids: their former names and those of the bodies that they succeeded */
    public Map<Long, List<LocalizedText>> formerNames() {
        Map<Long, List<LocalizedText>> former = new HashMap<>();
        em.createQuery("select n from BodyName n order by n.id", BodyName.class)
                .getResultStream()
                .forEach(name -> former.computeIfAbsent(name.bodyId(), body -> new ArrayList<>())
                        .add(name.name()));
        Succession succession = succession();
        List<GovernmentBody> all = list();
        Map<String, List<LocalizedText>> stated = statedFormerNames();
        all.forEach(body -> former.computeIfAbsent(body.id(), none -> new ArrayList<>())
                .addAll(stated.getOrDefault(body.code(), List.of())));
        Map<Long, List<LocalizedText>> today = new HashMap<>();
        for (GovernmentBody body : all) {
            var names = new ArrayList<>(former.getOrDefault(body.id(), List.of()));
            for (long before : succession.predecessors(body.id())) {
                names.add(get(before).name());
                names.addAll(former.getOrDefault(before, List.of()));
            }
            today.put(body.id(), names);
        }
        return today;
    }

    /** @return what bodies were called before the platform, by their codes; each in the languages in which it is known */
    private Map<String, List<LocalizedText>> statedFormerNames() {
        Map<String, List<LocalizedText>> stated = new HashMap<>();
        for (JsonNode body : country.files().read("bodies.yaml").content()) {
            for (JsonNode name : body.path("formerNames")) {
                Map<String, String> byTag = country.languages().stream()
                        .map(Language::tag)
                        .filter(name::hasNonNull)
                        .collect(Collectors.toMap(
                                tag -> tag, tag -> name.get(tag).asText()));
                if (!byTag.isEmpty()) {
                    stated.computeIfAbsent(body.path("code").asText(), none -> new ArrayList<>())
                            .add(new LocalizedText(byTag));
                }
            }
        }
        return stated;
    }

    /** @return empty if there is no partner of that code */
    public Optional<GovernmentBody> findPartner(String code) {
        return em.createQuery(
                        "select b from GovernmentBody b where b.code = :code and b.partner = true",
                        GovernmentBody.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    /** Adds the partners that are new and describes the others as the data does; none is ever removed. */
    public void takeOverPartners(List<Partners.PartnerData> data) {
        startLock.take(); // of nodes that start together the second finds what the first has added
        Map<String, GovernmentBody> known = new HashMap<>();
        list(true).forEach(partner -> known.put(partner.code(), partner));
        for (Partners.PartnerData row : data) {
            GovernmentBody partner = known.get(row.code());
            if (partner == null) {
                em.persist(GovernmentBody.partner(ids.next(), row.code(), row.name(), row.body(), row.kind()));
            } else {
                partner.describe(row.name(), row.body(), row.kind(), null);
            }
        }
    }

    /**
     * Adds the changes that are new. They are decided, so that the job carries them out once their days have begun.
     *
     * @param data of bodies that there are
     * @throws org.dilmun.domain.party.BodyChangeIncomplete if one lacks what its kind asks for
     */
    public void takeOverChanges(List<DatedChanges.ChangeData> data) {
        startLock.take();
        for (DatedChanges.ChangeData row : data) {
            var plan = new BodyChange.Plan(
                    row.ofKind().orElseThrow(),
                    get(row.body()).id(),
                    row.day().orElseThrow(),
                    row.name(),
                    row.parent(),
                    row.into() == null ? null : get(row.into()).id(),
                    row.services().entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, entry -> get(entry.getValue())
                                    .id())));
            boolean known = em.createQuery(
                            "select c from BodyChange c where c.bodyId = :body and c.kind = :kind and c.from = :from",
                            BodyChange.class)
                    .setParameter("body", plan.body())
                    .setParameter("kind", plan.kind())
                    .setParameter("from", plan.from())
                    .getResultStream()
                    .findFirst()
                    .isPresent();
            if (!known) {
                em.persist(BodyChange.decreed(ids.next(), plan, clock.instant()));
            }
        }
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
