package org.dilmun.domain.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Reason;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.RequestedService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IssuedDocumentTest {

    private static final Actor SUPERVISOR =
            Actor.person(8, Assurance.BASIC, Map.of(3L, Set.of(Role.SUPERVISOR)), Channel.PORTAL);
    private static final LocalizedText WHY = LocalizedText.of("الاسم خطأ.", "The name was wrong.");

    private static final Instant NOW = Instant.parse("2026-11-25T20:59:00Z");
    private static final Instant LATER = Instant.parse("2027-01-03T06:00:00Z");
    private static final Actor APPLICANT = Actor.person(7, Assurance.BASIC, Map.of(), Channel.PORTAL);

    private static Request caseIn(RequestStatus status) {
        var service = new RequestedService("id-card-replacement", 5, 3);
        Request request = Request.draft(1, Reference.create("IDC", 2026, new Random(1)), service, 7, NOW);
        if (status != RequestStatus.DRAFT) {
            request.submit(APPLICANT, NOW);
        }
        switch (status) {
            case RETURNED -> request.returnToApplicant(APPLICANT, Reason.ofWords("why"), NOW);
            case COMPLETED -> request.complete(APPLICANT, NOW);
            case REJECTED -> request.reject(APPLICANT, Reason.ofWords("why"), NOW);
            case WITHDRAWN -> request.withdraw(APPLICANT, NOW);
            case EXPIRED -> request.expire(APPLICANT, NOW);
            default -> {}
        }
        return request;
    }

    private static IssuedDocument of(Request request) {
        var paper = new IssuedDocument.Paper(
                Reference.create("DOC", 2026, new Random(2)),
                VerificationCode.create(new Random(3)),
                LocalizedText.of("إفادة", "Certificate"),
                LocalizedText.of("مريم علي الحسن", "Maryam Ali  Hasan"),
                LocalDate.of(2026, 11, 25));
        return new IssuedDocument(9, request, paper, new IssuedDocument.File("a".repeat(64), 40_000), NOW);
    }

    @Test
    void a_completed_case_gives_its_applicant_a_document_of_its_body() {
        IssuedDocument document = of(caseIn(RequestStatus.COMPLETED));
        assertThat(document.holderId()).isEqualTo(7);
        assertThat(document.bodyId()).isEqualTo(3);
        assertThat(document.versionId()).isEqualTo(5);
        assertThat(document.revoked()).isFalse();
    }

    @Test
    void a_document_leaves_its_place_to_a_newer_one_once_unless_it_was_revoked() {
        IssuedDocument old = of(caseIn(RequestStatus.COMPLETED));
        assertThat(old.replaceBy(10, NOW)).isTrue();
        assertThat(old.replaceBy(11, LATER)).isFalse();
        assertThat(old.replacedAt()).isEqualTo(NOW);
        IssuedDocument revoked = of(caseIn(RequestStatus.COMPLETED));
        revoked.revoke(SUPERVISOR, WHY, NOW);
        assertThat(revoked.replaceBy(10, LATER)).isFalse();
        assertThat(revoked.replaced()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMPLETED")
    void no_other_case_yields_anything(RequestStatus status) {
        Request request = caseIn(status);
        assertThatThrownBy(() -> of(request)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void strangers_read_the_first_name_and_initials_only() {
        assertThat(of(caseIn(RequestStatus.COMPLETED)).holderInitials())
                .isEqualTo(LocalizedText.of("مريم ع. ح.", "Maryam A. H."));
    }

    @Test
    void it_is_revoked_once_with_the_reason_and_the_moment_that_stand() {
        IssuedDocument document = of(caseIn(RequestStatus.COMPLETED));
        document.revoke(SUPERVISOR, WHY, LATER);
        assertThat(document.revoked()).isTrue();
        assertThat(document.revokedAt()).isEqualTo(LATER);
        assertThat(document.revocationReason()).isEqualTo(WHY);
        assertThat(document.revokedBy()).isEqualTo("person:8");
        assertThatThrownBy(
                        () -> document.revoke(SUPERVISOR, LocalizedText.of("مرة أخرى", "Again."), LATER.plusSeconds(1)))
                .isInstanceOf(AlreadyRevoked.class);
        assertThat(document.revokedAt()).isEqualTo(LATER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void nobody_revokes_without_saying_why_in_every_language(String reason) {
        IssuedDocument document = of(caseIn(RequestStatus.COMPLETED));
        assertThatThrownBy(() -> document.revoke(SUPERVISOR, LocalizedText.of("الاسم خطأ.", reason), LATER))
                .isInstanceOf(RevocationReasonMissing.class);
        assertThat(document.revoked()).isFalse();
    }
}
