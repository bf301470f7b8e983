package org.dilmun.web.studio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Question;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.request.Attachment;
import org.dilmun.domain.request.FeeAssessment;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.domain.request.TrialInput;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.form.TrialExamples;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.request.BookingDeadlines;
import org.dilmun.ejb.request.CaseProviders;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.RequestFees;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.studio.Rehearsed;
import org.dilmun.web.office.DecidedParts;
import org.dilmun.web.payment.ChargeLines;
import org.dilmun.web.request.AnswerSections;
import org.dilmun.web.request.AnswerSections.AnswerRow;
import org.dilmun.web.request.AnswerSections.AnswerSection;
import org.dilmun.web.request.ApplyFields.OptionView;
import org.dilmun.web.request.ApplyQuestions;
import org.dilmun.web.request.ApplyQuestions.FieldGroup;
import org.dilmun.web.request.ApplyQuestions.OpenPage;
import org.dilmun.web.request.ApplySteps;
import org.dilmun.web.request.ApplySteps.ApplyStep;
import org.dilmun.web.request.CasePartViews;
import org.dilmun.web.request.PostedAnswers;
import org.dilmun.web.request.RequestTrack;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.studio.TrialView.NoticeText;
import org.dilmun.web.studio.TrialView.SavedReasons;
import org.dilmun.web.studio.TrialView.SavedText;
import org.dilmun.web.studio.TrialView.TrialAction;
import org.dilmun.web.studio.TrialView.TrialForm;
import org.dilmun.web.studio.TrialView.TrialNotice;
import org.dilmun.web.studio.TrialView.TrialReview;
import org.dilmun.web.studio.TrialView.TrialTask;
import org.dilmun.web.studio.TrialView.TrialWork;

/** Draws a case that is tried as the pages of applicants and officials draw theirs; while it is there. */
@RequestScoped
public class TrialViews {

    @Inject
    Cases cases;

    @Inject
    CaseProviders providers;

    @Inject
    BookingDeadlines bookings;

    @Inject
    TrialExamples examples;

    @Inject
    RequestFees fees;

    @Inject
    RequestQueries queries;

    @Inject
    Bodies bodies;

    @Inject
    Directory directory;

    @Inject
    PostedAnswers posted;

    @Inject
    ApplyQuestions questions;

    @Inject
    ApplySteps way;

    @Inject
    AnswerSections answerSections;

    @Inject
    ChargeLines lines;

    @Inject
    RequestTrack track;

    @Inject
    CasePartViews partViews;

    @Inject
    DecidedParts parts;

    @Inject
    Country country;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    /**
     * What is asked of a page of a trial.
     *
     * @param url of the page
     * @param page id of the page of the form, or {@link ApplySteps#REVIEW}; null: the one that comes next
     * @param last id of the page that was answered last; null if none was since the case came into its applicant's hands
     * @param given answers that are being sent, by field id, read here
     * @param answers what the questions show, filled here
     */
    record Wish(String url, String page, String last, Map<String, String> given, Map<String, Object> answers) {}

    private final Map<String, String> replaced = new HashMap<>();

    /** Draws that answer from now on, whatever was sent. */
    void replace(String field, String answer) {
        replaced.put(field, answer);
    }

    TrialView of(Rehearsed tried, Wish wish) {
        Request request = tried.request();
        boolean open = request.status().answerable();
        String page = open ? page(request, wish) : null;
        boolean review = ApplySteps.REVIEW.equals(page);
        boolean submitted = request.submittedAt() != null;
        return new TrialView(
                open ? (review ? ApplySteps.REVIEW : "form") : stage(request),
                open ? steps(request, page, wish.url()) : List.of(),
                open && !review ? form(tried, page, wish) : null,
                review ? review(tried, wish.url()) : null,
                submitted ? track.drawing(request) : List.of(),
                request.status() == RequestStatus.OPEN ? work(tried) : null,
                open ? List.of() : sections(request, wish.url()),
                partViews.decided(request),
                notices(tried),
                tried.certificate() != null,
                request.status() == RequestStatus.COMPLETED ? followUps(tried) : List.of());
    }

    private static String stage(Request request) {
        return request.status() == RequestStatus.OPEN
                ? switch (request.waitingOn()) {
                    case PAYMENT -> "payment";
                    case APPOINTMENT -> "visit";
                    default -> "task";
                }
                : request.status().name().toLowerCase(Locale.ROOT);
    }

    /** The page that is wished, or the next one that is to be answered. */
    private String page(Request request, Wish wish) {
        Form form = cases.service(request).form();
        if (ApplySteps.REVIEW.equals(wish.page())
                || (wish.page() != null && form.page(wish.page()).isPresent())) {
            return wish.page();
        }
        List<String> pages = way.way(request).stream().map(Form.Page::id).toList();
        int next = pages.indexOf(wish.last()) + 1;
        return next < pages.size() ? pages.get(next) : ApplySteps.REVIEW;
    }

    private static String address(String url, String page) {
        return url + "?page=" + page;
    }

    private List<ApplyStep> steps(Request request, String current, String url) {
        var steps = new ArrayList<ApplyStep>();
        String state = "done";
        for (Form.Page page : way.way(request)) {
            boolean here = page.id().equals(current);
            steps.add(
                    new ApplyStep(page.title().in(lang.language()), here ? "current" : state, address(url, page.id())));
            state = here ? "next" : state;
        }
        boolean here = ApplySteps.REVIEW.equals(current);
        steps.add(new ApplyStep(text("review.title.step"), here ? "current" : "next", address(url, ApplySteps.REVIEW)));
        return steps;
    }

    private TrialForm form(Rehearsed tried, String id, Wish wish) {
        Request request = tried.request();
        Form form = cases.service(request).form();
        Form.Page page = form.page(id).orElseThrow();
        var files = new HashMap<String, Attachment>();
        queries.attachments(request).forEach(file -> files.put(file.field(), file));
        wish.answers().putAll(request.answers());
        wish.given().putAll(posted.of(page));
        wish.given().putAll(replaced);
        wish.answers().putAll(wish.given());
        page.questions().stream()
                .map(Question::field)
                .filter(field -> field.type() == Field.Kind.FILE)
                .map(Field::id)
                .forEach(field -> sample(field, files.containsKey(field), wish));
        var open = new OpenPage(request, form, page, tried.applicant(), files, way.taken(request));
        return new TrialForm(
                id,
                page.title().in(lang.language()),
                page.text() == null ? null : page.text().in(lang.language()),
                page.exit() == null ? null : page.exit().text().in(lang.language()),
                page.questions().stream().map(Question::field).anyMatch(examples::isOffered),
                questions.known(open),
                questions.of(open, wish.answers()).stream()
                        .map(this::withSamples)
                        .toList());
    }

    private void sample(String field, boolean attached, Wish wish) {
        boolean chosen = TrialInput.SAMPLE.equals(parameters.get(field));
        if (chosen) {
            wish.given().put(field, TrialInput.SAMPLE);
        }
        wish.answers().put(field, chosen || attached ? TrialInput.SAMPLE : "");
    }

    /** No file is sent in a trial: a sample stands for it. */
    private FieldGroup withSamples(FieldGroup group) {
        var sample = List.of(new OptionView(TrialInput.SAMPLE, text("office_try.answer.sample"), false));
        return new FieldGroup(
                group.title(),
                group.shown(),
                group.fields().stream()
                        .map(field -> field.type().equals("file") ? field.choosing(sample) : field)
                        .toList());
    }

    private TrialReview review(Rehearsed tried, String url) {
        Request request = tried.request();
        var service = cases.service(request);
        FeeAssessment fee = null;
        String problem = null;
        try {
            fee = cases.fee(request);
        } catch (Problem refused) {
            problem = messages.problem(List.of(lang.getLocale()), refused.code(), refused.facts());
        }
        return new TrialReview(
                sections(request, url),
                service.provider() == null
                        ? null
                        : providers
                                .find(service, tried.applicant(), request.answers())
                                .map(body -> body.name().in(lang.language()))
                                .orElse(null),
                fee == null ? List.of() : lines.of(fee.charges()),
                fee == null || fee.waived() == null
                        ? null
                        : fee.waived().reason().in(lang.language()),
                fee == null ? null : fees.total(fee),
                problem,
                service.form().declaration() == null
                        ? null
                        : service.form().declaration().in(lang.language()),
                request.status() == RequestStatus.RETURNED,
                way.exitUrl(request).isPresent());
    }

    /** A file is a sample, which is not there to be opened. */
    private List<AnswerSection> sections(Request request, String url) {
        boolean open = request.status().answerable();
        return answerSections.of(request, page -> open ? address(url, page.id()) : null).stream()
                .map(section -> new AnswerSection(
                        section.title(),
                        section.changeUrl(),
                        section.rows().stream()
                                .map(row -> row.url() == null ? row : AnswerRow.of(row.label(), row.value()))
                                .toList()))
                .toList();
    }

    private TrialWork work(Rehearsed tried) {
        Request request = tried.request();
        Workflow.Step step = cases.current(request);
        return new TrialWork(
                step.label().in(lang.language()),
                step.kind() == Workflow.Kind.PAYMENT ? fees.total(cases.fee(request)) : null,
                tried.pending().stream().map(task -> task(step, task)).toList(),
                step.actions().stream()
                        .filter(action -> !action.reasons().isEmpty())
                        .map(this::savedReasons)
                        .toList(),
                parts.of(request),
                step.appointment() != null
                        && tried.missed() < step.appointment().again(),
                bookings.dueOn(request).orElse(null),
                step.appointment() == null || step.overdue() == null
                        ? null
                        : text(
                                step.overdue() == Workflow.Overdue.REMIND
                                        ? "flow.overdue.remind-applicant"
                                        : "flow.overdue." + step.overdue().code()));
    }

    private TrialTask task(Workflow.Step step, Task task) {
        GovernmentBody of = bodies.get(task.bodyId());
        String body = of.name().in(lang.language());
        return new TrialTask(
                of.code(),
                task.isOfPartner()
                        ? text("office_try.label.partner", body)
                        : text("flow.doer." + task.role().code(), body),
                task.dueOn().orElse(null),
                task.isEscalated(),
                step.overdue() == null || task.dueOn().isEmpty()
                        ? null
                        : text("flow.overdue." + step.overdue().code()),
                step.actions().stream().map(this::action).toList());
    }

    private TrialAction action(Workflow.Action action) {
        String look = action.end()
                .map(end -> switch (end) {
                    case COMPLETED -> "";
                    case REJECTED -> "danger";
                    case RETURNED -> "quiet";
                })
                .orElse("quiet");
        return new TrialAction(action.id(), action.label().in(lang.language()), look);
    }

    private SavedReasons savedReasons(Workflow.Action action) {
        return new SavedReasons(
                action.label().in(lang.language()),
                action.reasons().stream()
                        .map(saved -> new SavedText(saved.id(), saved.text().in(lang.language())))
                        .toList());
    }

    private List<TrialNotice> notices(Rehearsed tried) {
        return Stream.concat(
                        tried.applicantsNotices().stream().map(notice -> notice(true, notice)),
                        tried.officialsNotices().stream().map(notice -> notice(false, notice)))
                .toList();
    }

    /** Each receiver reads it in one of them. */
    private TrialNotice notice(boolean applicant, Notice notice) {
        return new TrialNotice(
                applicant,
                country.languages().stream()
                        .map(language -> new NoticeText(
                                language.tag(),
                                language.rightToLeft() ? "rtl" : "ltr",
                                notice.subject().in(language),
                                notice.text().in(language)))
                        .toList());
    }

    private List<String> followUps(Rehearsed tried) {
        return directory.followUps(tried.service()).stream()
                .map(service -> service.name(lang.getCode()))
                .toList();
    }

    private String text(String key, Object... arguments) {
        return messages.text(lang.language(), key, arguments);
    }
}
