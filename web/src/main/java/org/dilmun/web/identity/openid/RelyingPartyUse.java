package org.dilmun.web.identity.openid;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.identity.openid.RefusedCall;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.identity.openid.RefusedCalls;
import org.dilmun.ejb.identity.openid.SignInDays;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** How the relying party that is shown fares: whom it signed in, by numbers, and what it was refused. */
@Named
@RequestScoped
public class RelyingPartyUse {

    private static final int WHOLE = 100;

    @Inject
    RelyingPartyPage page;

    @Inject
    SignInDays days;

    @Inject
    RefusedCalls calls;

    @Inject
    Country country;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    private Map<LocalDate, Long> counted;

    /** A day; {@code bar} is its part of the fullest one, in hundredths. */
    public record Day(LocalDate day, long signIns, long bar) {}

    /** A refusal; {@code number} is null if the request had none. */
    public record Refused(ZonedDateTime at, String endpoint, String error, String reason, String number) {}

    private Map<LocalDate, Long> counted() {
        if (counted == null) {
            counted = days.last(page.dossier().party());
        }
        return counted;
    }

    public List<Day> getDays() {
        long most = counted().values().stream().mapToLong(Long::longValue).max().orElse(0);
        return counted().entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue(), most == 0 ? 0 : day.getValue() * WHOLE / most))
                .toList();
    }

    public long getTotal() {
        return counted().values().stream().mapToLong(Long::longValue).sum();
    }

    public List<Refused> getRefused() {
        return calls.list(page.dossier().party()).stream().map(this::refused).toList();
    }

    private Refused refused(RefusedCall call) {
        return new Refused(
                call.refusedAt().atZone(country.zone()),
                call.endpoint(),
                call.error(),
                messages.text(
                        lang.language(),
                        "office_relying.reason." + call.reason().code()),
                call.requestNumber());
    }
}
