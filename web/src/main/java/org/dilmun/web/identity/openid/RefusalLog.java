package org.dilmun.web.identity.openid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;

import org.dilmun.domain.identity.openid.RefusalReason;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.ejb.identity.openid.RefusedCalls;
import org.dilmun.web.site.RequestNumber;

/** Writes down for the developers of a relying party what it was refused, and why. Who is not known has nobody who would read it. */
@ApplicationScoped
public class RefusalLog {

    /** As the page names them, the last part of the endpoint's address. */
    static final String AUTHORIZE = "authorize";

    static final String LOGOUT = "logout";

    @Inject
    RefusedCalls calls;

    public void write(SentBack refused) {
        write(refused.party(), AUTHORIZE, refused.error(), refused.reason());
    }

    /** @param endpoint where it came */
    public void write(SignInBroken refused, String endpoint) {
        refused.party().ifPresent(party -> write(party, endpoint, OAuth2Error.INVALID_REQUEST, refused.reason()));
    }

    /**
     * The same for a call of a system.
     *
     * @param proved null: nobody has proved to be anybody
     */
    public void write(RelyingParty proved, Refusal refused, String endpoint) {
        write(proved == null ? refused.claimed() : proved, endpoint, refused.error(), refused.reason());
    }

    /** What could not be read. */
    public void write(RelyingParty proved, ParseException unread, String endpoint) {
        write(proved, endpoint, error(unread), RefusalReason.MALFORMED);
    }

    static ErrorObject error(ParseException unread) {
        ErrorObject said = unread.getErrorObject();
        return said == null || said.getCode() == null ? OAuth2Error.INVALID_REQUEST : said;
    }

    public void write(RelyingParty of, String endpoint, ErrorObject error, RefusalReason reason) {
        if (of != null) {
            calls.record(of, endpoint, error.getCode(), reason, RequestNumber.current());
        }
    }
}
