package org.dilmun.web.identity.openid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;

/** Answers to systems: JSON that nobody keeps. */
final class OAuthAnswer {

    private OAuthAnswer() {}

    static void write(HttpServletResponse response, int status, String json) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }

    static void refuse(HttpServletResponse response, ErrorObject error) throws IOException {
        int status = HttpServletResponse.SC_BAD_REQUEST;
        if (OAuth2Error.INVALID_CLIENT.getCode().equals(error.getCode())) {
            status = HttpServletResponse.SC_UNAUTHORIZED;
            response.setHeader("WWW-Authenticate", "Basic realm=\"dilmun\", charset=\"UTF-8\"");
        }
        write(response, status, error.toJSONObject().toJSONString());
    }
}
