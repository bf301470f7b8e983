package org.dilmun.web.request;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.Signature;
import org.dilmun.domain.request.SignatureState;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.Signatures;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Who signs a case beside its applicant, and what they have answered, as pages show it. */
@RequestScoped
public class CaseSignatures {

    @Inject
    Signatures signatures;

    @Inject
    People people;

    @Inject
    Country country;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /**
     * Somebody who signs.
     *
     * @param name null as long as it is not told: then the number stands for the person
     * @param number masked
     * @param kind the colour of the state
     * @param reason why they refuse; null if they do not
     * @param at when they answered; null until they do
     * @param dueOn the last day for it; null if none is set, or it is over
     */
    public record SignatureView(
            String name, String number, String kind, String state, String reason, ZonedDateTime at, LocalDate dueOn) {}

    /** For the applicant, who reads the names of those who have signed and of nobody else. */
    public List<SignatureView> forApplicant(Request request) {
        return signatures.of(request).stream()
                .map(signature -> view(signature, signature.isSigned()))
                .toList();
    }

    /** For officials who see all of the case. */
    public List<SignatureView> forOfficials(Request request) {
        return signatures.of(request).stream()
                .map(signature -> view(signature, true))
                .toList();
    }

    private SignatureView view(Signature signature, boolean named) {
        Person person = people.get(signature.signerId());
        boolean answered = signature.isSigned() || signature.state() == SignatureState.REFUSED;
        return new SignatureView(
                named ? person.name().in(lang.language()) : null,
                people.number(person).masked(),
                kind(signature.state()),
                messages.text(
                        lang.language(), "signature.state." + signature.state().code()),
                signature.reason(),
                answered ? signature.endedAt().atZone(country.zone()) : null,
                signature.isAsked() ? signature.dueOn().orElse(null) : null);
    }

    private static String kind(SignatureState state) {
        return switch (state) {
            case ASKED -> "warn";
            case SIGNED -> "ok";
            case REFUSED -> "bad";
            case ENDED -> "info";
        };
    }
}
