package org.dilmun.web.site;

import java.util.Map;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.access.Actor;
import org.dilmun.ejb.access.Caller;

/**
 * Who may open which page. A page that is not listed opens for nobody. What somebody may see and do on it is decided by
 * {@code access} when the page asks for it.
 */
@ApplicationScoped
public class PageRules {

    /** What becomes of a request for a page. */
    public enum Decision {
        OPEN,
        SIGN_IN,
        REFUSED
    }

    private static final Predicate<Actor> ANYONE = actor -> true;
    private static final Predicate<Actor> PERSON = Actor::isPerson;
    private static final Predicate<Actor> OFFICIAL = Actor::isOfficial;

    private static final Map<String, Predicate<Actor>> RULES = Map.ofEntries(
            Map.entry("/home", ANYONE),
            Map.entry("/services", ANYONE),
            Map.entry("/service", ANYONE),
            Map.entry("/search", ANYONE),
            Map.entry("/login", ANYONE),
            Map.entry("/my/index", PERSON),
            Map.entry("/office/index", OFFICIAL));

    @Inject
    Caller caller;

    public Decision decide(String view) {
        Predicate<Actor> rule = RULES.get(view);
        if (rule == null) {
            return Decision.REFUSED;
        }
        if (rule.test(caller.actor())) {
            return Decision.OPEN;
        }
        return caller.actor().isPerson() ? Decision.REFUSED : Decision.SIGN_IN;
    }
}
