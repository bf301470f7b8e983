package org.dilmun.ejb.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.request.ChangedMeanwhile;
import org.dilmun.domain.request.Reason;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.Signature;
import org.dilmun.domain.request.SignatureNotAsked;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * What those do who sign a case beside its applicant, and what its applicant does about them. Each answer is one transaction under the
 * lock of the case: of two that come at once the second finds what the first has done.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Signatures {

    /** Nobody is reminded more often. */
    private static final Duration BETWEEN_REMINDERS = Duration.ofHours(24);

    @Inject
    BusinessClock clock;

    @Inject
    Access access;

    @Inject
    Applicants applicants;

    @Inject
    Audit audit;

    @Inject
    Cases cases;

    @Inject
    SignatureRounds rounds;

    @Inject
    SignatureOutcome outcome;

    @Inject
    CaseListeners listeners;

    /**
     * The caller signs.
     *
     * @param shownHash {@link Request#signedHash()} of what they were shown
     * @throws org.dilmun.ejb.access.Refused for anybody who is not asked
     * @throws AssuranceTooLow if the caller must sign in more strongly, as the applicant had to
     * @throws SignatureNotAsked if it is given or refused already, or not needed any more
     * @throws ChangedMeanwhile if the case says something else by now
     * @throws ServiceFailed if the code of the service fails when the case goes on
     */
    public void sign(Reference reference, String shownHash) {
        Request request = cases.lock(reference);
        Signature own = requireAsked(request);
        Actor signer = requireSure(request);
        requireShown(request, shownHash);
        Instant now = clock.instant();
        own.sign(shownHash, signer, now);
        audit.record("request.sign", reference.value(), Map.of("content", shownHash));
        heard(request, own, signer, Reason.NONE, now);
    }

    /**
     * The caller refuses to sign. Refusals as with {@link #sign}.
     *
     * @param words why; the applicant reads it
     * @throws ReasonMissing if nothing is said, or too much
     */
    public void refuse(Reference reference, String shownHash, String words) {
        Request request = cases.lock(reference);
        Signature own = requireAsked(request);
        Actor signer = requireSure(request);
        requireShown(request, shownHash);
        String said = words == null ? "" : TypedText.lines(words);
        if (said.isEmpty() || said.length() > Request.REASON_LENGTH) {
            throw new ReasonMissing(Request.REASON_LENGTH);
        }
        Instant now = clock.instant();
        own.refuse(said, signer, now);
        audit.record("request.refuse-signature", reference.value(), Map.of("content", shownHash));
        heard(request, own, signer, Reason.ofWords(said), now);
    }

    private void heard(Request request, Signature answered, Actor signer, Reason reason, Instant now) {
        request.hear(answered.state(), signer, reason, now);
        listeners.signed(request, answered);
        outcome.settle(request);
    }

    /** Who was asked and is not any more is told so; anybody else learns nothing. */
    private Signature requireAsked(Request request) {
        Signature own = own(request);
        if (!request.awaitsSigners() || !own.isAsked()) {
            throw new SignatureNotAsked();
        }
        return own;
    }

    private Actor requireSure(Request request) {
        Actor signer = access.requirePerson();
        SureEnough.require(signer, cases.service(request));
        return signer;
    }

    private static void requireShown(Request request, String shownHash) {
        if (!request.signedHash().equals(shownHash)) {
            throw new ChangedMeanwhile(request.reference(), request.version());
        }
    }

    /**
     * What the caller is or was asked to sign of that case.
     *
     * @throws org.dilmun.ejb.access.Refused for anybody who is not among those who sign it
     */
    public Signature own(Request request) {
        Map<Long, Signature> round =
                rounds.current(request).stream().collect(Collectors.toMap(Signature::signerId, Function.identity()));
        return round.get(
                access.requireOneOf(round.keySet(), request.reference().value()).id());
    }

    /** Whether the applicant could remind somebody now. */
    public boolean remindable(Request request) {
        return request.awaitsSigners() && !forgotten(request).isEmpty();
    }

    /**
     * Reminds everybody who has not answered the caller's own case, and was neither asked nor reminded within the last day.
     *
     * @throws SignatureNotAsked if the case waits for nobody's signature
     * @throws SignersReminded if there is nobody left to remind today
     */
    public void remind(Reference reference) {
        Request request = cases.lock(reference);
        applicants.require(request);
        if (!request.awaitsSigners()) {
            throw new SignatureNotAsked();
        }
        List<Signature> forgotten = forgotten(request);
        if (forgotten.isEmpty()) {
            throw new SignersReminded();
        }
        forgotten.forEach(asked -> {
            asked.remind(clock.instant());
            listeners.signatureReminded(request, asked);
        });
        audit.record("request.remind-signers", reference.value(), Map.of());
    }

    private List<Signature> forgotten(Request request) {
        Instant lately = clock.instant().minus(BETWEEN_REMINDERS);
        return rounds.current(request).stream()
                .filter(Signature::isAsked)
                .filter(asked -> !last(asked).isAfter(lately))
                .toList();
    }

    private static Instant last(Signature asked) {
        return asked.remindedAt() == null ? asked.askedAt() : asked.remindedAt();
    }

    /** @return who was asked last to sign the case, and what they have answered; whoever calls has judged who may see it */
    public List<Signature> of(Request request) {
        return cases.service(request).workflow().signing().isEmpty() ? List.of() : rounds.current(request);
    }
}
