package org.dilmun.web.party;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.Relation;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.party.Guardians;
import org.dilmun.ejb.party.Guardians.Standing;
import org.dilmun.ejb.party.Kin;
import org.dilmun.ejb.party.People;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** What the population register has of the caller's nearest family, and for whom they may act. */
@Named
@RequestScoped
public class FamilyPage {

    /** Further relatives are nobody's to read about, though they count where officials decide. */
    private static final Set<Relation> NEAREST = Set.of(Relation.SPOUSE, Relation.PARENT, Relation.CHILD);

    @Inject
    Kin kin;

    @Inject
    Guardians guardians;

    @Inject
    GroundTexts grounds;

    @Inject
    People people;

    @Inject
    Caller caller;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    private List<RelativeView> relatives;
    private List<WardView> wards;
    private List<WardView> guards;

    /** Somebody of the family, and what they are to the caller. */
    public record RelativeView(String name, String relation) {}

    /**
     * For whom the caller may act, or who acts for the caller.
     *
     * @param ground why
     * @param last the last day; null: no end is known
     */
    public record WardView(String name, LocalDate born, String ground, LocalDate last) {}

    @PostConstruct
    void load() {
        Person self = people.get(caller.actor().id());
        relatives = kin.relatives(self.id()).entrySet().stream()
                .filter(relative -> NEAREST.contains(relative.getValue()))
                .sorted(Map.Entry.<Long, Relation>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(relative -> relative(people.get(relative.getKey()), relative.getValue()))
                .toList();
        List<Standing> inForce =
                guardians.of(self).stream().filter(Standing::inForce).toList();
        wards = inForce.stream()
                .filter(standing -> standing.guardian().id() == self.id())
                .sorted(Comparator.comparing(standing -> standing.ward().birthDate()))
                .map(standing -> view(standing, standing.ward()))
                .toList();
        guards = inForce.stream()
                .filter(standing -> standing.ward().id() == self.id())
                .map(standing -> view(standing, standing.guardian()))
                .toList();
    }

    private RelativeView relative(Person person, Relation relation) {
        return new RelativeView(
                person.name().in(lang.language()),
                messages.text(
                        lang.language(),
                        "family.relation." + relation.code() + "-"
                                + person.sex().name().toLowerCase(Locale.ROOT)));
    }

    private WardView view(Standing standing, Person other) {
        return new WardView(
                other.name().in(lang.language()),
                other.birthDate(),
                grounds.of(standing.guardianship()),
                standing.until() == null ? null : standing.until().minusDays(1));
    }

    public List<RelativeView> getRelatives() {
        return relatives;
    }

    /** For whom the caller may act today. */
    public List<WardView> getWards() {
        return wards;
    }

    /** Who may act for the caller today. */
    public List<WardView> getGuardians() {
        return guards;
    }
}
