package org.dilmun.web.identity.openid;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.identity.openid.PersonClaim;
import org.dilmun.domain.kernel.Language;
import org.dilmun.web.site.Messages;

/** Says in plain words what a relying party is told. */
@ApplicationScoped
public class SharedData {

    @Inject
    Messages messages;

    /** @return what somebody is told who signs a person in with these claims, a line each */
    public List<String> lines(Set<PersonClaim> claims, boolean offline, Language language) {
        var lines = new ArrayList<String>();
        lines.add(messages.text(language, "consent.shared.sign-in"));
        claims.stream()
                .sorted()
                .map(claim ->
                        messages.text(language, "consent.shared." + claim.code().replace('_', '-')))
                .forEach(lines::add);
        if (offline) {
            lines.add(messages.text(language, "consent.shared.offline"));
        }
        return lines;
    }
}
