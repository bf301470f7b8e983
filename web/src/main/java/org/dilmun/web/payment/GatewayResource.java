package org.dilmun.web.payment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

import org.dilmun.ejb.payment.Checkout;
import org.dilmun.ejb.payment.ForgedMessage;
import org.dilmun.ejb.payment.PaymentGateway.SignedMessage;
import org.dilmun.web.api.OpenToAnyone;

/** Where the payment gateway reports. Open to everybody: the signature proves the sender, who reports for everybody. */
@OpenToAnyone(limited = false)
@Path("gateway/notifications")
public class GatewayResource {

    /** From the root of the portal, as the gateway calls and signs it. */
    static final String PATH = "/api/v1/gateway/notifications";

    /** Bytes; what the gateway sends is far below. */
    private static final int LONGEST = 64 * 1024;

    @Inject
    Checkout checkout;

    @Context
    HttpServletRequest request;

    /** Takes a message over, before it is answered; the same again is answered the same and changes nothing. */
    @POST
    public void report(
            @HeaderParam("X-Timestamp") String timestamp, @HeaderParam("X-Signature") String signature, InputStream raw)
            throws IOException {
        byte[] body = raw.readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw new ForgedMessage();
        }
        checkout.notified(new SignedMessage(
                "POST", request.getRequestURI(), timestamp, signature, new String(body, StandardCharsets.UTF_8)));
    }
}
