package org.dilmun.ejb.form;

import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Field;
import org.dilmun.ejb.country.Country;

/** What is offered in a trial where a register knows nothing of its invented applicant: examples that the country's data invents. */
@ApplicationScoped
public class TrialExamples {

    private static final String FILE = "trial.yaml";

    @Inject
    Country country;

    private Data data = new Data(Map.of());

    /** @param registers by their codes */
    record Data(Map<String, List<Field.Option>> registers) {}

    @PostConstruct
    void load() {
        data = country.files().find(FILE).map(file -> file.as(Data.class)).orElse(data);
    }

    /** @return in place of what that register would offer; empty: no examples were invented for it */
    List<Field.Option> of(String register) {
        return data.registers().getOrDefault(register, List.of());
    }

    /** @return whether what that question offers are such examples */
    public boolean isOffered(Field field) {
        return field.fromRegister()
                && !field.options().isEmpty()
                && field.options().equals(of(RegisterForms.register(field)));
    }
}
