package org.dilmun.ejb.school.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.school.results.CourseOutcome;
import org.dilmun.domain.school.results.Outcome;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.request.CertifiedFact;
import org.dilmun.ejb.request.ServiceHandler;

/** The certificate of an exam result: for whose it is, with the marks as they stand when it is made. */
@ApplicationScoped
public class CertifyResult implements ServiceHandler {

    @Inject
    OwnResult own;

    @Inject
    Country country;

    @Override
    public String service() {
        return "exam-result-certificate";
    }

    @Override
    public Set<String> fields() {
        return Set.of(OwnResult.SEAT);
    }

    @Override
    public Map<String, String> prefill(Person applicant) {
        return own.prefill(applicant);
    }

    @Override
    public Map<String, String> validate(Request request) {
        Optional<PublishedResult> result = own.of(request);
        if (result.isEmpty()) {
            return Map.of(OwnResult.SEAT, "exam-result-not-own");
        }
        return result.get().outcome().average() == null ? Map.of(OwnResult.SEAT, "exam-result-on-hold") : Map.of();
    }

    /** @throws ResultNotFound if the result was taken back meanwhile: nothing is certified then */
    @Override
    public List<CertifiedFact> certified(Request request) {
        PublishedResult result = own.of(request).orElseThrow(ResultNotFound::new);
        Outcome outcome = result.outcome();
        var facts = new ArrayList<CertifiedFact>();
        facts.add(new CertifiedFact(label("exam"), result.exam()));
        facts.add(same("sitting", result.years() + " – " + result.round()));
        outcome.courses()
                .forEach(course -> facts.add(new CertifiedFact(course.course().name(), mark(course))));
        facts.add(same("average", outcome.average() + "%"));
        facts.add(new CertifiedFact(
                label("status"), label("status." + outcome.status().code())));
        if (outcome.band() != null) {
            facts.add(new CertifiedFact(label("band"), outcome.band().name()));
        }
        if (outcome.honours()) {
            facts.add(new CertifiedFact(label("honours"), label("honours.yes")));
        }
        return facts;
    }

    private LocalizedText mark(CourseOutcome course) {
        String mark = Integer.toString(course.mark().mark());
        return course.passed() && course.band() != null
                ? each(language -> mark + " – " + course.band().name().in(language))
                : each(language -> mark + " – " + text(language, "failed"));
    }

    private CertifiedFact same(String label, String value) {
        LocalizedText text = label(label);
        return new CertifiedFact(text, LocalizedText.same(value, text));
    }

    private LocalizedText label(String key) {
        return each(language -> text(language, key));
    }

    private LocalizedText each(Function<Language, String> text) {
        return new LocalizedText(country.languages().stream().collect(Collectors.toMap(Language::tag, text)));
    }

    private static String text(Language language, String key) {
        return ResourceBundle.getBundle(
                        "org.dilmun.ejb.school.results.certificate",
                        language.locale(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }
}
