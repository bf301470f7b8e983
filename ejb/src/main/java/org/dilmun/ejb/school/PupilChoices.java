package org.dilmun.ejb.school;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.form.RegisterChoices;

/** The children of the applicant, by their numbers as pupils. */
@ApplicationScoped
public class PupilChoices implements RegisterChoices {

    @Inject
    Students students;

    @Override
    public String code() {
        return "pupils";
    }

    @Override
    public List<Field.Option> options(long applicant) {
        return students.ofGuardian(applicant).stream().map(PupilChoices::option).toList();
    }

    private static Field.Option option(Pupil pupil) {
        String number = pupil.student().number();
        var label = new LocalizedText(pupil.person().name().byTag().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue() + " (" + number + ")")));
        return new Field.Option(number, label, null);
    }
}
