package org.dilmun.web.site;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.form.Violation;

/** What is wrong with an answer, in the reader's language: the service's own words where it has some. */
@ApplicationScoped
public class ViolationTexts {

    @Inject
    Messages messages;

    public String of(Violation violation, Language language) {
        if (violation.text() != null) {
            return violation.text().in(language);
        }
        var facts = new HashMap<>(violation.facts());
        facts.replaceAll((name, fact) -> fact instanceof LocalDate ? fact : fact.toString());
        return messages.problem(List.of(language.locale()), violation.code(), facts);
    }
}
