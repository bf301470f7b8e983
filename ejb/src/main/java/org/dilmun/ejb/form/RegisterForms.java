package org.dilmun.ejb.form;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.ejb.persistence.TrialRun;

/** Puts into a form what registers know of its applicant. */
@ApplicationScoped
public class RegisterForms {

    private static final String REGISTER = "register:";

    @Inject
    @Any
    Instance<RegisterChoices> registers;

    @Inject
    TrialExamples examples;

    /**
     * @param applicant party id
     * @return the service with the answers that this person may choose from; itself if no register is asked
     */
    public ServiceDescriptor of(ServiceDescriptor service, long applicant) {
        Form form = service.form();
        if (form == null || form.fields().noneMatch(Field::fromRegister)) {
            return service;
        }
        return service.asking(form.replacing(
                field -> field.fromRegister() ? field.offering(options(register(field), applicant)) : field));
    }

    /** @return code of the register that the question asks */
    static String register(Field field) {
        return field.source().substring(REGISTER.length());
    }

    /** @return empty if nobody knows such a register: nothing can be chosen then. An invented applicant stands in none, and has examples */
    private List<Field.Option> options(String code, long applicant) {
        List<Field.Option> known = registers.stream()
                .filter(register -> register.code().equals(code))
                .findFirst()
                .map(register -> register.options(applicant))
                .orElse(List.of());
        return known.isEmpty() && TrialRun.isOn() ? examples.of(code) : known;
    }
}
