package org.dilmun.ejb.civil;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.ServiceHandler;

/**
 * Replacement of a lost, stolen or damaged card: for whoever has had one. The old card ends with the submission, as the
 * applicant declares, so that nobody else can use it; the approval issues the new one.
 */
@ApplicationScoped
public class ReplaceIdCard implements ServiceHandler {

    /** The form's question for what happened; its answer becomes the reason of the cancellation. */
    private static final String REASON = "reason";

    @Inject
    IdCards cards;

    @Inject
    CardRules rules;

    @Inject
    People people;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Override
    public String service() {
        return "id-card-replacement";
    }

    @Override
    public Set<String> fields() {
        return Set.of(REASON);
    }

    @Override
    public Map<String, String> validate(Request request) {
        return cards.list(request.applicantId()).isEmpty() ? Map.of(REASON, "no-id-card") : Map.of();
    }

    @Override
    public void submit(Request request) {
        cards.cancelActive(request.applicantId(), request.answers().get(REASON));
    }

    @Override
    public void complete(Request request) {
        Person holder = people.get(request.applicantId());
        LocalDate today = country.day(clock.instant());
        cards.issue(holder, today, rules.term().expiry(today, holder.ageOn(today)));
    }
}
