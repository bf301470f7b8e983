package org.dilmun.web.identity;

import java.io.IOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.identity.OwnSignIns;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Page;

/** Where a person is signed in, and has been; what is not theirs they end here. */
@Named
@RequestScoped
public class SignInsPage {

    @Inject
    OwnSignIns signIns;

    @Inject
    Country country;

    @Inject
    Lang lang;

    @Inject
    HttpServletRequest request;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private List<OpenRow> open;
    private List<PastRow> past;
    private List<FailedRow> failed;

    /**
     * An open session as the page shows it.
     *
     * @param device null: nobody knows
     */
    public record OpenRow(
            String handle, boolean here, String device, String address, ZonedDateTime since, ZonedDateTime seen) {}

    /** A sign-in as the page shows it. */
    public record PastRow(String device, String address, ZonedDateTime at) {}

    /**
     * A sign-in that was refused, as the page shows it.
     *
     * @param step what did not fit: {@code password} or {@code code}
     */
    public record FailedRow(String device, String address, String step, ZonedDateTime at) {}

    /** Ends the one that was chosen, or with {@code others} all but this one. */
    public void end() throws IOException {
        String which = parameters.getOrDefault("end", "");
        if (which.equals("others")) {
            signIns.endOthers(token());
        } else {
            signIns.end(which);
        }
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .redirect(lang.url(Page.MY_SIGN_INS.address()) + "?done=ended");
    }

    private String token() {
        return SessionCookie.read(request).orElse("");
    }

    /** Whether something has just been ended. */
    public boolean isEnded() {
        return "ended".equals(parameters.get("done"));
    }

    public List<OpenRow> getOpen() {
        if (open == null) {
            open = signIns.open(token()).stream()
                    .map(session -> new OpenRow(
                            session.handle(),
                            session.here(),
                            session.device() == null ? null : session.device().in(lang.language()),
                            session.address(),
                            at(session.since()),
                            at(session.seen())))
                    .toList();
        }
        return open;
    }

    /** Whether there is a session besides the one of this browser. */
    public boolean isElsewhere() {
        return getOpen().size() > 1;
    }

    public List<PastRow> getPast() {
        if (past == null) {
            past = signIns.last().stream()
                    .map(signIn -> new PastRow(signIn.device().in(lang.language()), signIn.address(), at(signIn.at())))
                    .toList();
        }
        return past;
    }

    public List<FailedRow> getFailed() {
        if (failed == null) {
            failed = signIns.failed().stream()
                    .map(row -> new FailedRow(
                            row.device().in(lang.language()),
                            row.address(),
                            row.step().code(),
                            at(row.at())))
                    .toList();
        }
        return failed;
    }

    private ZonedDateTime at(Instant moment) {
        return moment.atZone(country.zone());
    }
}
