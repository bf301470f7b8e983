package org.dilmun.web.school.results;

import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.ejb.school.results.ResultLookup;

/** The results of who is signed in. */
@Named
@RequestScoped
public class MyResultsPage {

    @Inject
    ResultLookup lookup;

    @Inject
    ResultTexts texts;

    private List<ShownResult> results;

    @PostConstruct
    void open() {
        results = lookup.own().stream().map(texts::shown).toList();
    }

    public List<ShownResult> getResults() {
        return results;
    }
}
