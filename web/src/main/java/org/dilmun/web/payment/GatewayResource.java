package org.dilmun.web.payment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;

import org.dilmun.domain.payment.Way;
import org.dilmun.ejb.payment.Checkout;
import org.dilmun.ejb.payment.ForgedMessage;
import org.dilmun.ejb.payment.PaymentGateway.SignedMessage;
import org.dilmun.web.api.OpenToAnyone;

/** Where the payment gateways report. Open to everybody: the signature proves the sender, who reports for everybody. */
@OpenToAnyone(limited = false)
@Path("gateway")
public class GatewayResource {

    /** From the root of the portal, as gateways call and sign it; the code of the gateway and {@code /notifications} follow. */
    static final String PATH = "/api/v1/gateway/";

    /** Bytes; what a gateway sends is far below. */
    private static final int LONGEST = 64 * 1024;

    @Inject
    Checkout checkout;

    @Context
    HttpServletRequest request;

    /** Takes a message over, before it is answered; the same again is answered the same and changes nothing. */
    @POST
    @Path("{gateway}/notifications")
    public void report(
            @PathParam("gateway") String gateway,
            @HeaderParam("X-Timestamp") String timestamp,
            @HeaderParam("X-Signature") String signature,
            InputStream raw)
            throws IOException {
        byte[] body = raw.readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw new ForgedMessage();
        }
        checkout.notified(
                gateway,
                new SignedMessage(
                        "POST",
                        request.getRequestURI(),
                        timestamp,
                        signature,
                        new String(body, StandardCharsets.UTF_8)));
    }

    /** The address of the time when there was one gateway; it was told to sessions that may still be open. */
    @POST
    @Path("notifications")
    public void reportOfCards(
            @HeaderParam("X-Timestamp") String timestamp, @HeaderParam("X-Signature") String signature, InputStream raw)
            throws IOException {
        report(Way.CARD.gateway(), timestamp, signature, raw);
    }
}
