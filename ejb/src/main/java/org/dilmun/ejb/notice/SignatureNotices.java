package org.dilmun.ejb.notice;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Signature;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.CaseListener;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.SignatureRounds;

/** Tells people that they are to sign a case beside its applicant and what became of it, and its applicant what they answer. */
@ApplicationScoped
public class SignatureNotices implements CaseListener {

    private static final Set<RequestStatus> ENDS =
            Set.of(RequestStatus.COMPLETED, RequestStatus.REJECTED, RequestStatus.WITHDRAWN);

    @Inject
    Notices notices;

    @Inject
    NoticeTexts texts;

    @Inject
    Cases cases;

    @Inject
    SignatureRounds rounds;

    @Inject
    People people;

    @Inject
    Bodies bodies;

    @Override
    public void toBeSigned(Request request, Signature asked) {
        ask(request, asked, asked.round() == 1 ? "asked" : "asked-anew", "asked");
    }

    @Override
    public void signatureReminded(Request request, Signature asked) {
        ask(request, asked, "reminded", "reminded/" + asked.remindedAt().toEpochMilli());
    }

    private void ask(Request request, Signature asked, String event, String key) {
        toSigner(
                request,
                asked,
                event,
                key,
                "/my/signatures/" + request.reference(),
                asked.dueOn().map(day -> texts.text("signature.due", day)).orElse(null),
                texts.text("signature.next"));
    }

    @Override
    public void signatureEnded(Request request, Signature ended) {
        toSigner(request, ended, "ended", "ended", "/my/signatures/" + request.reference());
    }

    /** Who has signed reads how the case ended. */
    @Override
    public void moved(Request request, RequestStatus before) {
        if (request.signers().isEmpty() || !ENDS.contains(request.status())) {
            return;
        }
        String event = request.status().name().toLowerCase(Locale.ROOT);
        rounds.current(request).stream()
                .filter(Signature::isSigned)
                .forEach(signed -> toSigner(
                        request,
                        signed,
                        event,
                        event + "/" + request.history().size(),
                        "/my/signatures/" + request.reference()));
    }

    /** @param more paragraphs behind the first; null for none */
    private void toSigner(
            Request request, Signature signature, String event, String key, String link, LocalizedText... more) {
        send(
                request,
                signature,
                signature.signerId(),
                key,
                link,
                event,
                Stream.concat(
                                Stream.of(texts.text(
                                        "signature." + event + ".text",
                                        service(request),
                                        request.reference(),
                                        people.get(request.applicantId()).name(),
                                        bodies.get(request.bodyId()).name())),
                                Stream.of(more).filter(Objects::nonNull))
                        .toList());
    }

    /** The name of who refuses is not told: nobody has said that it may be. */
    @Override
    public void signed(Request request, Signature answered) {
        List<Signature> round = rounds.current(request);
        long signed = round.stream().filter(Signature::isSigned).count();
        LocalizedText text = answered.isSigned()
                ? texts.text(
                        "signature.signed.text",
                        service(request),
                        request.reference(),
                        people.get(answered.signerId()).name(),
                        signed,
                        round.size())
                : texts.text("signature.refused.text", service(request), request.reference());
        send(
                request,
                answered,
                request.applicantId(),
                answered.state().code(),
                "/my/requests/" + request.reference(),
                answered.state().code(),
                Stream.concat(
                                Stream.of(text),
                                Optional.ofNullable(answered.reason())
                                        .map(why -> texts.text("request.quote", why))
                                        .stream())
                        .toList());
    }

    private void send(
            Request request,
            Signature signature,
            long receiver,
            String key,
            String link,
            String event,
            List<LocalizedText> paragraphs) {
        notices.send(new NoticeDraft(
                String.join("/", "signature", Long.toString(signature.id()), key),
                receiver,
                request.bodyId(),
                texts.text("signature." + event + ".subject", service(request)),
                texts.paragraphs(paragraphs.toArray(LocalizedText[]::new)),
                link,
                null));
    }

    private LocalizedText service(Request request) {
        return cases.service(request).name();
    }
}
