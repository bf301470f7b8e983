package org.dilmun.web.audit;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.audit.Look;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.audit.Looks;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Who has looked at what the state knows of the person who asks. */
@Named
@RequestScoped
public class LooksPage {

    @Inject
    Looks looks;

    @Inject
    RequestQueries requests;

    @Inject
    Bodies bodies;

    @Inject
    Country country;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    private final Map<Long, GovernmentBody> known = new HashMap<>();
    private List<Row> rows;

    /**
     * A look as the page shows it.
     *
     * @param body in whose name, as it was called then
     * @param what at what, in words
     * @param reference of a request; empty: of none
     * @param own whether it is a request of the person's own, which they can open
     */
    public record Row(ZonedDateTime at, String body, String what, String reference, boolean own) {}

    public List<Row> getRows() {
        if (rows == null) {
            Set<String> own = requests.listOwn().stream()
                    .map(Request::reference)
                    .map(Object::toString)
                    .collect(Collectors.toSet());
            rows = looks.own().stream().map(look -> row(look, own)).toList();
        }
        return rows;
    }

    /** As it was called then; of a few bodies that looked many times each is asked for once. */
    private LocalizedText name(Look look) {
        GovernmentBody body = known.computeIfAbsent(look.bodyId(), bodies::get);
        return body.isRenamed() ? bodies.name(body.id(), country.day(look.at())) : body.name();
    }

    private Row row(Look look, Set<String> own) {
        return new Row(
                look.at().atZone(country.zone()),
                name(look).in(lang.language()),
                messages.text(
                        lang.language(), "looks.kind." + look.kind().name().toLowerCase(Locale.ROOT)),
                look.subject(),
                own.contains(look.subject()));
    }
}
