package org.dilmun.web.identity.openid;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.nimbusds.langtag.LangTag;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.Prompt;

import org.dilmun.domain.identity.AuthenticationLevel;
import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.openid.Consent;
import org.dilmun.domain.identity.openid.KeptRequest;
import org.dilmun.domain.identity.openid.RefusalReason;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.demo.TestPersons;
import org.dilmun.ejb.identity.credential.SecondProofs;
import org.dilmun.ejb.identity.openid.Consents;
import org.dilmun.ejb.identity.openid.Grants;
import org.dilmun.ejb.identity.openid.KeptRequests;
import org.dilmun.ejb.identity.openid.Pseudonym;
import org.dilmun.ejb.identity.openid.TestMode;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.Page;

/** What comes next of a request to sign in: the person proves who they are, is asked, and is sent back. */
@ApplicationScoped
public class SignInSteps {

    private static final ErrorObject UNMET = new ErrorObject(
            "unmet_authentication_requirements", "what is essential to the client is not so for this person", 400);

    private static final ErrorObject NOT_OF_THE_TEST =
            OAuth2Error.ACCESS_DENIED.setDescription("in test mode only people of the body sign in");

    @Inject
    SignInCheck check;

    @Inject
    KeptRequests requests;

    @Inject
    Consents consents;

    @Inject
    Grants grants;

    @Inject
    SecondProofs proofs;

    @Inject
    Pseudonym pseudonym;

    @Inject
    TestMode testMode;

    @Inject
    TestPersons testPersons;

    @Inject
    RefusalLog refusals;

    @Inject
    RealClock clock;

    @Inject
    Messages messages;

    /** A request that waits in this browser. */
    record Waiting(String handle, KeptRequest kept, SignInCall call) {}

    /**
     * Finds what waits.
     *
     * @throws SignInBroken if nothing waits under that handle in this browser, or no longer
     */
    public Waiting waiting(String handle, Optional<String> browser) {
        KeptRequest kept = browser.filter(mark -> handle != null)
                .flatMap(mark -> requests.find(handle, mark))
                .orElseThrow(() -> new SignInBroken(SignInBroken.Fault.GONE));
        return new Waiting(handle, kept, check.check(parameters(kept.parameters())));
    }

    static Map<String, List<String>> parameters(String written) {
        return URLUtils.parseParameters(written);
    }

    /** @return where the browser goes now */
    public URI next(Waiting waiting, Optional<LoginSession> session, List<Locale> wished) {
        SignInCall call = waiting.call();
        boolean silent = call.prompts(Prompt.Type.NONE);
        if (session.isEmpty() || isTooOld(waiting, session.get())) {
            return silent ? refuse(waiting, OIDCError.LOGIN_REQUIRED) : page(Page.LOGIN, waiting, wished);
        }
        if (isSomebodyElse(waiting, session.get())) {
            boolean asked = silent || isForThis(waiting, session.get());
            return asked ? refuse(waiting, OIDCError.LOGIN_REQUIRED) : page(Page.LOGIN, waiting, wished);
        }
        if (call.isBeyond(session.get().assurance()) || !canReach(call.insistsOn(), session.get())) {
            refusals.write(call.party(), RefusalLog.AUTHORIZE, UNMET, RefusalReason.UNMET);
            return refuse(waiting, UNMET);
        }
        if (!testMode.admits(call.party(), session.get().partyId())) {
            refusals.write(call.party(), RefusalLog.AUTHORIZE, NOT_OF_THE_TEST, RefusalReason.TEST_MODE);
            return refuse(waiting, NOT_OF_THE_TEST);
        }
        if (!session.get().provedBy().level().satisfies(call.insistsOn())) {
            return silent ? refuse(waiting, OIDCError.LOGIN_REQUIRED) : page(Page.LOGIN, waiting, wished);
        }
        if (!silent && isWorthAsking(waiting, session.get())) {
            return page(Page.LOGIN, waiting, wished);
        }
        Optional<ErrorObject> played = played(session.get());
        if (played.isPresent()) {
            return refuse(waiting, played.get());
        }
        if (isToBeAsked(waiting, session.get())) {
            return silent ? refuse(waiting, OIDCError.CONSENT_REQUIRED) : page(Page.CONSENT, waiting, wished);
        }
        return grant(waiting, session.get());
    }

    /** @return how a test person of the demonstration comes back without a code; empty: like everybody */
    private Optional<ErrorObject> played(LoginSession session) {
        return switch (testPersons.of(session.partyId())) {
            case DECLINES -> Optional.of(OAuth2Error.ACCESS_DENIED);
            case ERROR -> Optional.of(OAuth2Error.SERVER_ERROR);
            case SIGNS_IN, LOCKED, MINOR, DECEASED, SLOW -> Optional.empty();
        };
    }

    /** Whether that person could prove so much, in this session or by signing in anew. */
    private boolean canReach(AuthenticationLevel needed, LoginSession session) {
        return session.provedBy().level().satisfies(needed)
                || proofs.of(session.accountId()).strongest().satisfies(needed);
    }

    /** A wish is asked for once, and only of who can fulfil it. */
    private boolean isWorthAsking(Waiting waiting, LoginSession session) {
        AuthenticationLevel wished = waiting.call().wishes();
        return !session.provedBy().level().satisfies(wished)
                && !isForThis(waiting, session)
                && canReach(wished, session);
    }

    /** Whether the relying party has somebody else in mind (OpenID Connect Core section 3.1.2.1, {@code id_token_hint}). */
    private boolean isSomebodyElse(Waiting waiting, LoginSession session) {
        String expected = waiting.call().expected();
        return expected != null
                && !expected.equals(pseudonym.subject(waiting.call().party(), session.partyId()));
    }

    private static boolean isForThis(Waiting waiting, LoginSession session) {
        return !session.createdAt().isBefore(waiting.kept().createdAt());
    }

    /** A sign-in for this request is always new enough; an older one may be asked for anew. */
    private boolean isTooOld(Waiting waiting, LoginSession session) {
        Instant signedIn = session.createdAt();
        if (isForThis(waiting, session)) {
            return false;
        }
        int maxAge = waiting.call().request().getMaxAge();
        return waiting.call().prompts(Prompt.Type.LOGIN)
                || waiting.call().prompts(Prompt.Type.SELECT_ACCOUNT)
                || (maxAge >= 0 && signedIn.plusSeconds(maxAge).isBefore(clock.instant()));
    }

    private boolean isToBeAsked(Waiting waiting, LoginSession session) {
        Optional<Consent> given =
                consents.find(session.partyId(), waiting.call().party());
        boolean anew = waiting.call().prompts(Prompt.Type.CONSENT)
                && given.filter(consent ->
                                !consent.givenAt().isBefore(waiting.kept().createdAt()))
                        .isEmpty();
        return anew
                || given.filter(consent -> consent.covers(waiting.call().wish()))
                        .isEmpty();
    }

    /** Of two windows of a browser that go on with one request at once, one is sent back with a code. */
    private URI grant(Waiting waiting, LoginSession session) {
        if (!requests.end(waiting.handle())) {
            throw new SignInBroken(SignInBroken.Fault.GONE);
        }
        SignInCall call = waiting.call();
        String code = grants.begin(
                call.party(),
                session,
                call.wish(),
                call.request().getRedirectionURI().toString(),
                call.request().getCodeChallenge().getValue());
        return check.granted(call, code);
    }

    /** Ends the request with the person's no. */
    public URI decline(Waiting waiting) {
        return refuse(waiting, OAuth2Error.ACCESS_DENIED);
    }

    private URI refuse(Waiting waiting, ErrorObject error) {
        requests.end(waiting.handle());
        return check.refused(waiting.call(), error);
    }

    /** In the language that the relying party asks for, else that of the browser. */
    private URI page(Page page, Waiting waiting, List<Locale> wished) {
        List<LangTag> asked = waiting.call().request().getUILocales();
        List<Locale> locales = asked == null || asked.isEmpty()
                ? wished
                : asked.stream()
                        .map(tag -> Locale.forLanguageTag(tag.toString()))
                        .toList();
        return URI.create("/" + messages.language(locales).tag() + page.address() + "?request=" + waiting.handle());
    }
}
