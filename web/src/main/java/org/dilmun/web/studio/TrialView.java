package org.dilmun.web.studio;

import java.time.LocalDate;
import java.util.List;

import org.joda.money.Money;

import org.dilmun.web.directory.WorkflowDrawing;
import org.dilmun.web.office.DecidedParts;
import org.dilmun.web.payment.ChargeLines;
import org.dilmun.web.request.AnswerSections.AnswerRow;
import org.dilmun.web.request.AnswerSections.AnswerSection;
import org.dilmun.web.request.ApplyQuestions.FieldGroup;
import org.dilmun.web.request.ApplySteps.ApplyStep;
import org.dilmun.web.request.CasePartViews.DecidedPart;

/**
 * A case that is tried, in the language of the page.
 *
 * @param stage where it stands, as the texts name it: {@code form}, {@code review}, {@code payment}, {@code task}, {@code visit} or an end
 * @param steps of the application; empty once it is submitted
 * @param form the page to fill in; null at any other stage
 * @param review what is handed in; null at any other stage
 * @param flow the workflow with how far the case is; empty before the submission
 * @param work what is to be done at the step; null where nobody works on the case
 * @param sections what was answered, once it is submitted
 * @param parts what was decided about each; empty if the case is decided as a whole
 * @param notices what was sent, the oldest first
 * @param certificate whether a document comes of it
 * @param followUps names of the services that usually come next
 */
public record TrialView(
        String stage,
        List<ApplyStep> steps,
        TrialForm form,
        TrialReview review,
        List<WorkflowDrawing.Box> flow,
        TrialWork work,
        List<AnswerSection> sections,
        List<DecidedPart> parts,
        List<TrialNotice> notices,
        boolean certificate,
        List<String> followUps) {

    /**
     * A page of the form.
     *
     * @param text what to know before answering; null if nothing
     * @param exit why nobody goes on from here; null if they do
     * @param examples whether something is chosen among invented examples, since the applicant stands in no register
     */
    public record TrialForm(
            String id,
            String title,
            String text,
            String exit,
            boolean examples,
            List<AnswerRow> known,
            List<FieldGroup> groups) {}

    /**
     * What is handed in.
     *
     * @param provider the body that it goes to by the address; null if that is no question
     * @param waived why nothing is paid; null if nothing is waived
     * @param total null if the answers come to no fee
     * @param feeProblem why they do not; null if they do
     * @param declaration null if there is none of the service's own
     * @param exit whether the answers lead to a page from which nobody goes on
     */
    public record TrialReview(
            List<AnswerSection> sections,
            String provider,
            List<ChargeLines.Line> charges,
            String waived,
            Money total,
            String feeProblem,
            String declaration,
            boolean returned,
            boolean exit) {}

    /**
     * What is to be done at the current step.
     *
     * @param fee what is to be paid; null where nothing is
     * @param tasks of those who may act
     * @param savedReasons to choose from
     * @param parts to be decided one by one
     * @param again whether the applicant may take another appointment after missing this one
     * @param bookBy last day to book an appointment; null if none is set
     * @param unbooked what happens by itself if none is booked by then; null: nothing
     */
    public record TrialWork(
            String step,
            Money fee,
            List<TrialTask> tasks,
            List<SavedReasons> savedReasons,
            List<DecidedParts.Part> parts,
            boolean again,
            LocalDate bookBy,
            String unbooked) {}

    /**
     * A task in the role of whoever has it.
     *
     * @param due null if it has no last day
     * @param overdue what happens by itself when that has passed; null: nothing
     */
    public record TrialTask(
            String body, String role, LocalDate due, boolean escalated, String overdue, List<TrialAction> actions) {}

    /** @param look class of its button */
    public record TrialAction(String id, String label, String look) {}

    /** The saved texts of an action. */
    public record SavedReasons(String action, List<SavedText> texts) {}

    /** A saved text. */
    public record SavedText(String id, String text) {}

    /** @param applicant whether it is for the applicant, or for officials */
    public record TrialNotice(boolean applicant, List<NoticeText> texts) {}

    /** A notice in a language. */
    public record NoticeText(String language, String dir, String subject, String text) {}
}
