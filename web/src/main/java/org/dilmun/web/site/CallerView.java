package org.dilmun.web.site;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.place.Places;

/** Who is signed in, as pages show it. */
@Named("caller")
@RequestScoped
public class CallerView {

    @Inject
    Profile profile;

    @Inject
    Caller caller;

    @Inject
    People people;

    @Inject
    Bodies bodies;

    @Inject
    Places places;

    @Inject
    Lang lang;

    @Inject
    Messages messages;

    @Inject
    @Any
    Instance<OfficeEntry> entries;

    /* A page asks several times for what costs a look at the database. */
    private String name;
    private String bodyName;
    private Boolean receiving;
    private List<MenuLink> menu;

    /** A link of the menu. */
    public record MenuLink(String url, String section, String label) {}

    /** What the sectors add to the menu of the back office for this official. */
    public List<MenuLink> getMenu() {
        if (menu == null) {
            menu = menu();
        }
        return menu;
    }

    private List<MenuLink> menu() {
        return entries.stream()
                .filter(entry -> entry.page().opens().to(caller.actor()) && entry.isFor(caller.actor()))
                .map(entry -> new MenuLink(
                        lang.url(entry.page().address()),
                        entry.section(),
                        messages.text(lang.language(), entry.label())))
                .sorted(Comparator.comparing(MenuLink::url))
                .toList();
    }

    public boolean isSignedIn() {
        return caller.actor().isPerson();
    }

    public boolean isOfficer() {
        return caller.actor().isOfficial();
    }

    /** Whether the page of leaves opens for them. */
    public boolean isCaseWorker() {
        return Page.OFFICE_LEAVE.opens().to(caller.actor());
    }

    /** Whether the page of memos opens for them. */
    public boolean isMemoReader() {
        return Page.OFFICE_MEMOS.opens().to(caller.actor());
    }

    /** Whether the pages of supervisors open for them. */
    public boolean isSupervisor() {
        return Page.OFFICE_REFUNDS.opens().to(caller.actor());
    }

    /** Whether the page of the audit trail opens for them. */
    public boolean isAuditor() {
        return Page.OFFICE_AUDIT.opens().to(caller.actor());
    }

    /** Whether they bill people in the name of a body. */
    public boolean isBiller() {
        return Page.OFFICE_BILLS.opens().to(caller.actor());
    }

    /** Whether the books open for them. */
    public boolean isTreasurer() {
        return Page.OFFICE_LEDGER.opens().to(caller.actor());
    }

    /** Whether the page of imports opens for them. */
    public boolean isRegistrar() {
        return Page.OFFICE_IMPORTS.opens().to(caller.actor());
    }

    /** Whether the page of eKeys opens for them. */
    public boolean isIdentityOfficer() {
        return Page.OFFICE_EKEYS.opens().to(caller.actor());
    }

    /** Whether there is a clock that they may move: in a demonstration only. */
    public boolean isClockMover() {
        return profile.demonstration() && Page.OFFICE_CLOCK.opens().to(caller.actor());
    }

    /** Whether the page of the figures opens for them. */
    public boolean isAnswerable() {
        return Page.OFFICE_FIGURES.opens().to(caller.actor());
    }

    /** Whether the page of what becomes of bodies opens for them. */
    public boolean isBodyChanges() {
        return Page.OFFICE_BODIES.opens().to(caller.actor());
    }

    /** Whether the pages of systems that sign people in open for them. */
    public boolean isRelyingParties() {
        return Page.OFFICE_RELYING_PARTIES.opens().to(caller.actor());
    }

    /** Whether the page of the operator opens for them. */
    public boolean isOperator() {
        return Page.OFFICE_OPERATIONS.opens().to(caller.actor());
    }

    /** Whether the studio of services opens for them. */
    public boolean isStudio() {
        return Page.OFFICE_STUDIO.opens().to(caller.actor());
    }

    /** Whether a body whose cases they see has a place where it receives people. */
    public boolean isReceiving() {
        if (receiving == null) {
            receiving = receiving();
        }
        return receiving;
    }

    private boolean receiving() {
        return !places.of(caller.actor().bodiesWith(Permission.SEE_CASE).stream()
                        .map(body -> bodies.get(body).code())
                        .collect(Collectors.toSet()))
                .isEmpty();
    }

    public String getName() {
        if (name == null && isSignedIn()) {
            name = people.get(caller.actor().id()).name().in(lang.getCode());
        }
        return name;
    }

    /** The body that an official works for; of several the first by id that is not below another. */
    public String getBodyName() {
        if (bodyName == null) {
            bodyName = bodyName();
        }
        return bodyName;
    }

    private String bodyName() {
        List<GovernmentBody> all = caller.actor().roles().keySet().stream()
                .sorted()
                .map(bodies::get)
                .filter(body -> !body.isEnded())
                .toList();
        Set<String> codes = all.stream().map(GovernmentBody::code).collect(Collectors.toSet());
        return all.stream()
                .filter(body -> !codes.contains(body.parent()))
                .findFirst()
                .map(body -> body.name().in(lang.getCode()))
                .orElse("");
    }
}
