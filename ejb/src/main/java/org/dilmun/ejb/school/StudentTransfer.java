package org.dilmun.ejb.school;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.school.Enrolment;
import org.dilmun.domain.school.School;
import org.dilmun.domain.school.SeatSection;
import org.dilmun.domain.school.Student;
import org.dilmun.domain.school.Transfer;
import org.dilmun.domain.school.Transfer.Stage;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.calendar.WorkingCalendar;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.CertifiedFact;
import org.dilmun.ejb.request.ServiceHandler;

/**
 * A pupil changes schools. The workflow is the descriptor's; what its actions mean for seats and for the registers of both schools is
 * here, so that it holds whoever acts: the registrar of a school, the ministry in its place, or a job.
 */
@ApplicationScoped
public class StudentTransfer implements ServiceHandler {

    public static final String SERVICE = "student-transfer";

    /** The last step: the seat waits for its pupil. */
    private static final String ENROLMENT = "enrolment";

    @Inject
    TransferRules rules;

    @Inject
    Transfers transfers;

    @Inject
    Students students;

    @Inject
    SchoolSeats seats;

    @Inject
    Schools schools;

    @Inject
    Cases cases;

    @Inject
    TransferNotices notices;

    @Inject
    NoticeTexts texts;

    @Inject
    WorkingCalendar calendar;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    Audit audit;

    @Override
    public String service() {
        return SERVICE;
    }

    @Override
    public Set<String> fields() {
        return Set.of(
                TransferRules.PUPIL,
                TransferRules.SCHOOL,
                TransferRules.TRACK,
                TransferRules.CAUSE,
                TransferRules.ADMISSION,
                TransferRules.AFFIDAVIT);
    }

    @Override
    public Map<String, String> validate(Request request) {
        return rules.judge(request);
    }

    /**
     * The school whose turn it is, if it is a partner: what private schools are. By the answers, since a case that comes again may ask
     * for another school than the register has noted so far.
     */
    @Override
    public Optional<String> partner(Request request, String step) {
        return stage(step) == Stage.CLEARANCE
                ? transfers.find(request.id()).map(Transfer::from)
                : Optional.ofNullable(request.answers().get(TransferRules.SCHOOL));
    }

    @Override
    public void submit(Request request) {
        Student student = rules.student(request);
        students.lock(student);
        transfers.open(student).ifPresent(other -> {
            throw new TransferUnderWay();
        });
        transfers.open(request, student, rules.plan(request));
    }

    /** @return how far the transfer is when its case is at that step */
    static Stage stage(String step) {
        return switch (step) {
            case "clearance" -> Stage.CLEARANCE;
            case "seat" -> Stage.SEAT;
            case "waiting" -> Stage.WAITING;
            case "review" -> Stage.REVIEW;
            default -> Stage.APPROVED;
        };
    }

    @Override
    public void act(Request request, String action) {
        Transfer transfer = transfers.find(request.id()).orElseThrow();
        switch (action) {
            case "clear" -> transfer.reach(Stage.SEAT);
            case "wait" -> {
                transfer.reach(Stage.WAITING);
                notices.waiting(request, transfer);
            }
            case "accept" -> {
                reserve(transfer);
                transfer.reach(Stage.REVIEW);
            }
            case "admit" -> {
                requireAdmission(transfer);
                reserve(transfer);
                approve(request, transfer);
            }
            case "approve" -> {
                reserve(transfer);
                approve(request, transfer);
            }
            case "enrol" -> reserve(transfer);
            default -> {} // an end without an enrolment: TransferProgress gives the seat back
        }
    }

    /** A case that an appeal has opened again may have lost its seat. */
    private void reserve(Transfer transfer) {
        if (transfer.sectionId() == null) {
            seats.reserve(transfer);
        }
    }

    private void approve(Request request, Transfer transfer) {
        LocalDate until = calendar.workingDays().plus(country.day(clock.instant()), days(request));
        transfer.approve(until);
        notices.approved(request, transfer);
    }

    private int days(Request request) {
        return cases.service(request)
                .workflow()
                .step(ENROLMENT)
                .map(Workflow.Step::due)
                .orElseThrow();
    }

    /** Who begins school at a private one, coming from another, asks nobody else: only the seats count. */
    private void requireAdmission(Transfer transfer) {
        if (!isAdmission(transfer)) {
            throw new TransferNeedsReview();
        }
    }

    /** @return whether the school decides alone, without the ministry */
    public boolean isAdmission(Transfer transfer) {
        return transfer.wanted().grade() <= 1
                && schools.find(transfer.from()).filter(School::isPrivate).isPresent()
                && schools.find(transfer.wanted().school())
                        .filter(School::isPrivate)
                        .isPresent();
    }

    @Override
    public List<LocalizedText> remarks(Request request) {
        return transfers.find(request.id()).map(this::remarks).orElse(List.of());
    }

    /** @return from where to where, what is unusual, and how it stands with the seat */
    public List<LocalizedText> remarks(Transfer transfer) {
        var remarks = new ArrayList<LocalizedText>();
        remarks.add(texts.text(
                "school.remark.way",
                schools.get(transfer.from()).name(),
                schools.get(transfer.wanted().school()).name(),
                schools.gradeName(transfer.wanted())));
        transfer.findings().stream()
                .sorted()
                .map(finding -> texts.text("school.finding." + finding.code()))
                .forEach(remarks::add);
        if (transfer.sibling()) {
            remarks.add(texts.text("school.remark.sibling"));
        }
        if (transfer.sectionId() != null && transfer.reservedUntil() != null) {
            remarks.add(texts.text("school.remark.reserved-until", transfer.reservedUntil()));
        } else if (transfer.sectionId() != null) {
            remarks.add(texts.text("school.remark.reserved"));
        } else if (transfer.isOpen()) {
            remarks.add(texts.text(
                    "school.remark.seats",
                    seats.free(transfer.wanted()),
                    transfers.line(transfer.wanted()).size()));
        }
        return remarks;
    }

    /** The certificate names the pupil by itself. */
    @Override
    public List<CertifiedFact> certified(Request request) {
        Transfer transfer = transfers.find(request.id()).orElseThrow();
        String number = students.number(transfer.studentId());
        LocalizedText numberLabel = texts.text("school.certified.number");
        return List.of(
                new CertifiedFact(numberLabel, LocalizedText.same(number, numberLabel)),
                new CertifiedFact(
                        texts.text("school.certified.from"),
                        schools.get(transfer.from()).name()),
                new CertifiedFact(texts.text("school.certified.grade"), schools.gradeName(transfer.wanted())));
    }

    /** Enrols the pupil: both schools' registers say so at once, or neither does. */
    @Override
    public void complete(Request request) {
        Transfer transfer = transfers.find(request.id()).orElseThrow();
        Enrolment left =
                students.find(transfer.studentId()).orElseThrow(PupilGone::new).enrolment();
        SeatSection section = seats.move(transfer, left);
        students.move(left, section, country.day(clock.instant()));
        transfer.enrol();
        audit.record(
                "school.enrol",
                request.reference().value(),
                Map.of("from", transfer.from(), "to", transfer.wanted().school()));
    }
}
