package org.dilmun.web.site;

import java.security.SecureRandom;
import java.util.regex.Pattern;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.domain.kernel.CheckedCode;

/**
 * The number by which a request is found again: in each log line that is written while it lasts, in the answer's header, in
 * problem documents and on the page for errors of ours. A proxy in front may give it.
 */
@WebListener
public class RequestNumber implements ServletRequestListener {

    public static final String HEADER = "X-Request-Id";

    /** Request attribute, which the page for errors shows. */
    public static final String ATTRIBUTE = "dilmun.incident";

    /** What is not of this form could forge lines of the log. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private static final int LENGTH = 11;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    /** @return of the request that this thread answers; null if it answers none */
    public static String current() {
        return CURRENT.get();
    }

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        if (event.getServletRequest() instanceof HttpServletRequest request) {
            String given = request.getHeader(HEADER);
            String number = given != null && WELL_FORMED.matcher(given).matches()
                    ? given
                    : CheckedCode.draw("", LENGTH, RANDOM);
            request.setAttribute(ATTRIBUTE, number);
            CURRENT.set(number);
        }
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        CURRENT.remove();
    }
}
