package org.dilmun.web.identity.openid;

import java.io.IOException;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;

import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.ejb.identity.AddressLimits;
import org.dilmun.ejb.identity.CallLimits.Spent;
import org.dilmun.web.site.CallerAddress;

/** An address that systems of relying parties post to after proving who they are. */
abstract class ClientServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient AddressLimits limits;

    @Inject
    transient CallerAddress address;

    @Inject
    transient ClientDoor door;

    @Inject
    transient RefusalLog refusals;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"POST".equals(request.getMethod())) {
            response.setHeader("Allow", "POST");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        Spent spent = limits.spend(address.of(request));
        if (!spent.granted()) {
            response.setHeader("Retry-After", Long.toString(spent.resetSeconds()));
            response.setStatus(429);
            return;
        }
        RelyingParty caller = null;
        try {
            HTTPRequest read = door.read(request);
            caller = door.prove(read);
            answer(caller, read, response);
        } catch (ParseException e) {
            refusals.write(caller, e, endpoint(request));
            OAuthAnswer.refuse(response, RefusalLog.error(e));
        } catch (Refusal e) {
            refusals.write(caller, e, endpoint(request));
            OAuthAnswer.refuse(response, e.error());
        }
    }

    /** @return the last part of the address */
    private static String endpoint(HttpServletRequest request) {
        return request.getServletPath().substring(request.getServletPath().lastIndexOf('/') + 1);
    }

    abstract void answer(RelyingParty caller, HTTPRequest request, HttpServletResponse response)
            throws IOException, ParseException;
}
