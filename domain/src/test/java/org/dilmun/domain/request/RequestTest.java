package org.dilmun.domain.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestTest {

    static final Instant NOW = Instant.parse("2017-11-05T08:00:00Z");
    static final Actor APPLICANT = Actor.person(7, Assurance.BASIC, Map.of(), Channel.MOBILE);
    static final Actor OFFICER = Actor.person(8, Assurance.ADVANCED, Map.of(3L, Set.of(Role.OFFICER)), Channel.PORTAL);
    static final Workflow.Step REVIEW = new Workflow.Step(
            "review",
            Workflow.Kind.TASK,
            LocalizedText.of("مراجعة", "Review"),
            Role.OFFICER,
            2,
            null,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            null);

    static Request draft() {
        return Request.draft(
                1,
                Reference.create("IDC", 2017, new Random(1)),
                new RequestedService("id-card-replacement", 5, 3),
                7,
                NOW);
    }

    static Request in(RequestStatus status) {
        Request request = draft();
        if (status == RequestStatus.DRAFT) {
            return request;
        }
        request.submit(APPLICANT, NOW);
        request.moveTo(REVIEW, APPLICANT, NOW);
        if (status != RequestStatus.OPEN) {
            become(request, status);
        }
        return request;
    }

    private static void become(Request request, RequestStatus next) {
        switch (next) {
            case DRAFT -> throw new MoveRefused(request.reference(), request.status(), next); // no verb leads there
            case OPEN -> {
                if (request.status() == RequestStatus.DRAFT) {
                    request.submit(APPLICANT, NOW);
                } else {
                    request.resubmit(APPLICANT, null, NOW);
                }
            }
            case RETURNED -> request.returnToApplicant(OFFICER, Reason.ofWords("صورة أوضح"), NOW);
            case COMPLETED -> request.complete(OFFICER, NOW);
            case REJECTED -> request.reject(OFFICER, Reason.ofWords("ليست بطاقتك"), NOW);
            case WITHDRAWN -> request.withdraw(APPLICANT, NOW);
            case EXPIRED -> request.expire(Actor.system("expire-requests"), NOW);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, OPEN EXPIRED",
        "OPEN, RETURNED COMPLETED REJECTED WITHDRAWN EXPIRED",
        "RETURNED, OPEN WITHDRAWN EXPIRED",
        "COMPLETED, ''",
        "REJECTED, ''",
        "WITHDRAWN, ''",
        "EXPIRED, ''"
    })
    void a_case_makes_the_legal_moves_and_no_other(RequestStatus from, String legal) {
        for (RequestStatus next : RequestStatus.values()) {
            Request request = in(from);
            int entries = request.history().size();
            if (List.of(legal.split(" ")).contains(next.name())) {
                become(request, next);
                assertThat(request.status()).isEqualTo(next);
                assertThat(request.history()).hasSize(entries + 1);
            } else {
                assertThatThrownBy(() -> become(request, next))
                        .as("%s to %s", from, next)
                        .isInstanceOf(MoveRefused.class);
                assertThat(request.status()).isEqualTo(from);
                assertThat(request.history()).hasSize(entries);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = RequestStatus.class, names = "OPEN", mode = EnumSource.Mode.EXCLUDE)
    void only_an_open_case_moves_between_steps(RequestStatus status) {
        assertThatThrownBy(() -> in(status).moveTo(REVIEW, OFFICER, NOW)).isInstanceOf(MoveRefused.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestStatus.class,
            names = {"DRAFT", "RETURNED"},
            mode = EnumSource.Mode.EXCLUDE)
    void answers_stand_still_while_the_body_has_the_case(RequestStatus status) {
        assertThatThrownBy(() -> in(status).answer(Map.of("reason", "lost"), NOW))
                .isInstanceOf(NotAnswerable.class);
    }

    @Test
    void a_submission_records_who_and_through_which_channel() {
        Request request = in(RequestStatus.OPEN);
        assertThat(request.submittedBy()).isEqualTo("person:7");
        assertThat(request.channel()).isEqualTo(Channel.MOBILE);
        assertThat(request.submittedAt()).isEqualTo(NOW);
        assertThat(request.step()).isEqualTo("review");
        assertThat(request.waitingOn()).isEqualTo(WaitingOn.BODY);
    }

    @Test
    void a_return_tells_the_applicant_why_and_keeps_the_step() {
        Request request = in(RequestStatus.RETURNED);
        HistoryEntry last = request.history().get(2);
        assertThat(last.reason().words()).isEqualTo("صورة أوضح");
        assertThat(last.actor()).isEqualTo("person:8");
        assertThat(request.step()).isEqualTo("review");
        assertThat(request.waitingOn()).isEqualTo(WaitingOn.APPLICANT);
    }

    @Test
    void a_closed_case_waits_on_nobody() {
        Request request = in(RequestStatus.COMPLETED);
        assertThat(request.waitingOn()).isNull();
        assertThat(request.closedAt()).isEqualTo(NOW);
    }

    @Test
    void an_appeal_belongs_to_the_applicant_and_the_body_of_the_refused_case() {
        Request refused = in(RequestStatus.REJECTED);
        Request appeal = Request.appeal(2, Reference.create("APL", 2017, new Random(2)), refused, NOW);
        assertThat(appeal.isAppeal()).isTrue();
        assertThat(appeal.appealOf()).isEqualTo(refused.id());
        assertThat(appeal.applicantId()).isEqualTo(refused.applicantId());
        assertThat(appeal.bodyId()).isEqualTo(refused.bodyId());
        assertThat(appeal.versionId()).isEqualTo(refused.versionId());
        assertThat(appeal.status()).isEqualTo(RequestStatus.DRAFT);
    }

    @ParameterizedTest
    @EnumSource(value = RequestStatus.class, names = "REJECTED", mode = EnumSource.Mode.EXCLUDE)
    void only_a_refusal_is_appealed_and_only_a_refused_case_opens_again(RequestStatus status) {
        Request request = in(status);
        var reference = Reference.create("APL", 2017, new Random(2));
        assertThatThrownBy(() -> Request.appeal(2, reference, request, NOW)).isInstanceOf(NotAppealable.class);
        assertThatThrownBy(() -> request.reopen(OFFICER, Reason.NONE, NOW)).isInstanceOf(MoveRefused.class);
    }

    @Test
    void a_correction_belongs_to_the_applicant_and_the_body_of_the_completed_case() {
        Request completed = in(RequestStatus.COMPLETED);
        Request correction = Request.correction(2, Reference.create("COR", 2017, new Random(2)), completed, NOW);
        assertThat(correction.isCorrection()).isTrue();
        assertThat(correction.isApplication()).isFalse();
        assertThat(correction.correctionOf()).isEqualTo(completed.id());
        assertThat(correction.applicantId()).isEqualTo(completed.applicantId());
        assertThat(correction.bodyId()).isEqualTo(completed.bodyId());
        assertThat(correction.versionId()).isEqualTo(completed.versionId());
    }

    @ParameterizedTest
    @EnumSource(value = RequestStatus.class, names = "COMPLETED", mode = EnumSource.Mode.EXCLUDE)
    void only_what_is_completed_is_corrected(RequestStatus status) {
        Request request = in(status);
        var reference = Reference.create("COR", 2017, new Random(2));
        assertThatThrownBy(() -> Request.correction(2, reference, request, NOW)).isInstanceOf(NotCorrectable.class);
    }

    @Test
    void the_refusal_of_an_appeal_is_final() {
        Request appeal =
                Request.appeal(2, Reference.create("APL", 2017, new Random(2)), in(RequestStatus.REJECTED), NOW);
        appeal.submit(APPLICANT, NOW);
        appeal.reject(OFFICER, Reason.ofWords("القرار صحيح"), NOW);
        var reference = Reference.create("APL", 2017, new Random(3));
        assertThatThrownBy(() -> Request.appeal(3, reference, appeal, NOW)).isInstanceOf(NotAppealable.class);
        assertThatThrownBy(() -> appeal.reopen(OFFICER, Reason.NONE, NOW)).isInstanceOf(MoveRefused.class);
    }

    @Test
    void a_reopened_case_is_open_at_the_step_that_refused_it_and_the_promise_counts_anew() {
        Request request = in(RequestStatus.REJECTED);
        Instant later = NOW.plusSeconds(86_400);
        request.reopen(OFFICER, Reason.ofWords("الوثيقة كانت مرفقة"), later);
        assertThat(request.status()).isEqualTo(RequestStatus.OPEN);
        assertThat(request.step()).isEqualTo("review");
        assertThat(request.waitingOn()).isEqualTo(WaitingOn.BODY);
        assertThat(request.closedAt()).isNull();
        assertThat(request.pendingSince()).isEqualTo(later);
        HistoryEntry last = request.history().get(request.history().size() - 1);
        assertThat(last.from()).isEqualTo(RequestStatus.REJECTED);
        assertThat(last.reason().words()).isEqualTo("الوثيقة كانت مرفقة");
    }

    @Test
    void what_was_not_shown_cannot_be_signed() {
        Request request = draft();
        String shown = request.answersHash();
        request.answer(Map.of("reason", "lost"), NOW);
        assertThatThrownBy(() -> request.asShown(shown)).isInstanceOf(ChangedMeanwhile.class);
        assertThat(request.asShown(request.answersHash())).isSameAs(request);
    }

    @Test
    void a_stale_version_is_refused_and_told_which_it_was() {
        assertThatThrownBy(() -> in(RequestStatus.OPEN).asShown(4))
                .isInstanceOfSatisfying(ChangedMeanwhile.class, refusal -> assertThat(refusal.facts())
                        .containsEntry("since", 4));
    }
}
