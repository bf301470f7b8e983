package org.dilmun.ejb.request;

import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Structured;
import org.dilmun.ejb.form.FormKinds;
import org.dilmun.ejb.party.NamedPeople;

/** Puts a reference in the place of each number by which an applicant names who signs, before anything is judged or kept. */
@ApplicationScoped
public class NamedSigners {

    @Inject
    NamedPeople people;

    @Inject
    FormKinds kinds;

    /**
     * @param given answers by field id
     * @return the same, in which no number of somebody who is registered is left among the signers
     */
    public Map<String, String> named(long applicantId, Form form, Map<String, String> given) {
        var named = new TreeMap<>(given);
        form.fields()
                .filter(field -> field.type() == Field.Kind.SIGNERS)
                .forEach(field -> named.computeIfPresent(
                        field.id(),
                        (id, typed) -> named(applicantId, kinds.of(field).clean(field, typed))));
        return named;
    }

    private String named(long applicantId, String typed) {
        return Structured.choices(typed)
                .map(each -> Structured.write(each.stream()
                        .map(one -> people.referenceFor(applicantId, one))
                        .toList()))
                .orElse(typed);
    }
}
