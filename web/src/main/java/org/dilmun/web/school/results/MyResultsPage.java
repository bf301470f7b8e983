package org.dilmun.web.school.results;

import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.ejb.school.results.ResultLookup;
import org.dilmun.web.site.Lang;

/** The results of who is signed in, and of those for whom they may act. */
@Named
@RequestScoped
public class MyResultsPage {

    @Inject
    ResultLookup lookup;

    @Inject
    ResultTexts texts;

    @Inject
    Lang lang;

    private final List<ShownResult> results = new ArrayList<>();
    private final List<String> without = new ArrayList<>();

    @PostConstruct
    void open() {
        lookup.own().stream().map(texts::shown).forEach(results::add);
        lookup.ofWards().forEach(this::add);
    }

    private void add(ResultLookup.OfWard ward) {
        if (ward.results().isEmpty()) {
            without.add(ward.pupil().name().in(lang.language()));
        }
        ward.results().stream().map(texts::shown).forEach(results::add);
    }

    /** One after another, each under the name of its pupil: first the caller's own. */
    public List<ShownResult> getResults() {
        return results;
    }

    /** Names of the children and wards of whom nothing is public; why it is not said. */
    public List<String> getWithout() {
        return without;
    }
}
