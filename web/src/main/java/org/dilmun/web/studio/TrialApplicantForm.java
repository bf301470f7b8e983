package org.dilmun.web.studio;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.studio.ServiceDraft;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.studio.Studio;
import org.dilmun.ejb.studio.StudioService;
import org.dilmun.ejb.studio.TestApplicants;
import org.dilmun.web.request.ApplyQuestions;
import org.dilmun.web.request.ApplyQuestions.FieldGroup;
import org.dilmun.web.request.ImaginaryCase;
import org.dilmun.web.request.PostedAnswers;

/** Whom somebody invents who tries a service, asked as forms ask. */
@RequestScoped
public class TrialApplicantForm {

    @Inject
    TestApplicants applicants;

    @Inject
    Studio studio;

    @Inject
    ImaginaryCase imaginary;

    @Inject
    PostedAnswers posted;

    @Inject
    People people;

    @Inject
    Caller caller;

    private Map<String, String> given = Map.of();
    private List<FieldGroup> groups = List.of();

    /**
     * @param version that is to be tried; empty: the draft, or what is in force
     * @param answers what the questions show, filled here
     * @return the form
     */
    Form open(StudioService service, Optional<Integer> version, Map<String, Object> answers) {
        Form form = applicants.form();
        String source = version.isPresent() || service.draft().isEmpty()
                ? studio.source(service.code(), version.orElseGet(service::number))
                : service.draft().map(ServiceDraft::source).orElseThrow();
        var reading = studio.read(service, source);
        if (reading.whole()) {
            given = posted.of(form.pages().get(0));
            answers.putAll(given.isEmpty() ? usual() : given);
            var request = imaginary.of(reading.descriptor(), service.body().id(), ApplyQuestions.texts(answers));
            groups = imaginary.pages(form, request, answers).get(0).groups();
        }
        return form;
    }

    /** A citizen of forty, who lives where the one who tries does. */
    private Map<String, String> usual() {
        Person official = people.get(caller.actor().id());
        String address = official.address() == null
                ? ""
                : Structured.write(official.address().parts());
        return Map.of("kind", "citizen", "age", "40", "sex", "female", "child", "no", "address", address);
    }

    /** Whether the text has no mistakes, so that it can be tried. */
    boolean triable() {
        return !groups.isEmpty();
    }

    List<FieldGroup> groups() {
        return groups;
    }

    /** What was sent. */
    Map<String, String> answers() {
        return given;
    }
}
