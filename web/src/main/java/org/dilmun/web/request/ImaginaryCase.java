package org.dilmun.web.request;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestedService;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.People;
import org.dilmun.web.request.AnswerSections.AnswerRow;
import org.dilmun.web.request.ApplyQuestions.FieldGroup;
import org.dilmun.web.request.ApplyQuestions.OpenPage;
import org.dilmun.web.site.Lang;

/** A case of a service that may not even be published, with the one who looks at it as the applicant; no table ever sees it. */
@RequestScoped
public class ImaginaryCase {

    @Inject
    ApplyQuestions questions;

    @Inject
    People people;

    @Inject
    Caller caller;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Inject
    Lang lang;

    /**
     * A page of the form.
     *
     * @param text what to know before answering; null if nothing
     * @param exit why nobody goes on from here; null if they do
     */
    public record PreviewPage(String title, String text, String exit, List<AnswerRow> known, List<FieldGroup> groups) {}

    /** @param bodyId of the body that is going to provide it */
    public Request of(ServiceDescriptor service, long bodyId, Map<String, String> answers) {
        Instant now = clock.instant();
        Reference reference = Reference.create("PRE", country.day(now).getYear(), new SecureRandom());
        Request request = Request.draft(
                0,
                reference,
                new RequestedService(service.code(), 0, bodyId),
                applicant().id(),
                now);
        request.answer(answers, now);
        return request;
    }

    private Person applicant() {
        return people.get(caller.actor().id());
    }

    /** @return the pages of its form as they are before anything is answered; none if it has no form */
    public List<PreviewPage> pages(ServiceDescriptor service, long bodyId) {
        return service.form() == null
                ? List.of()
                : pages(service.form(), of(service, bodyId, Map.of()), new HashMap<>());
    }

    /** @param answers what is shown and not asked is put among them */
    public List<PreviewPage> pages(Form form, Request request, Map<String, Object> answers) {
        Person applicant = applicant();
        return form.pages().stream()
                .map(page -> page(new OpenPage(request, form, page, applicant, Map.of(), Set.of()), answers))
                .toList();
    }

    private PreviewPage page(OpenPage open, Map<String, Object> answers) {
        Form.Page page = open.page();
        return new PreviewPage(
                page.title().in(lang.language()),
                page.text() == null ? null : page.text().in(lang.language()),
                page.exit() == null ? null : page.exit().text().in(lang.language()),
                questions.known(open),
                questions.of(open, answers));
    }
}
