package org.dilmun.ejb.school;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Field;
import org.dilmun.ejb.form.RegisterChoices;

/** All schools: which of them fits is judged with the pupil. */
@ApplicationScoped
public class SchoolChoices implements RegisterChoices {

    @Inject
    Schools schools;

    @Override
    public String code() {
        return "schools";
    }

    @Override
    public List<Field.Option> options(long applicant) {
        return schools.list().stream()
                .map(school -> new Field.Option(school.code(), school.name(), null))
                .toList();
    }
}
