package org.dilmun.web.identity.openid;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.identity.openid.RelyingParty.Terms;
import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.identity.openid.PublicKeys;
import org.dilmun.ejb.identity.openid.WantedTerms;
import org.dilmun.web.site.Messages;

/** Terms of a relying party line by line, for people who read or compare them. */
@ApplicationScoped
public class TermRows {

    @Inject
    Country country;

    @Inject
    Messages messages;

    /**
     * A term.
     *
     * @param latin whether its lines are of the machine, which are written from left to right
     */
    public record Row(String label, List<String> now, List<String> then, boolean latin) {

        public boolean isChanged() {
            return !now.equals(then);
        }
    }

    /**
     * Of what holds beside what is proposed.
     *
     * @param now null: nothing holds yet
     */
    public List<Row> of(Terms now, Terms then, Language language) {
        List<Term> before = now == null ? null : terms(now, language);
        List<Term> after = terms(then, language);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < after.size(); i++) {
            Term term = after.get(i);
            rows.add(new Row(
                    term.label(), before == null ? List.of() : before.get(i).lines(), term.lines(), term.latin()));
        }
        return rows;
    }

    private record Term(String label, List<String> lines, boolean latin) {}

    private List<Term> terms(Terms terms, Language language) {
        var all = new ArrayList<Term>();
        for (Language each : country.languages()) {
            all.add(words("name-" + each.tag(), terms.name().in(each), language));
        }
        for (Language each : country.languages()) {
            all.add(words("purpose-" + each.tag(), terms.purpose().in(each), language));
        }
        all.add(machine("redirect", terms.redirectUris(), language));
        all.add(machine("logout", terms.logoutUris(), language));
        all.add(machine(
                "back-channel",
                terms.backChannelUri() == null ? List.of() : List.of(terms.backChannelUri()),
                language));
        all.add(new Term(label("scopes", language), scopes(terms.scopes(), language), false));
        all.add(words("proof", text("proof." + terms.proof().code().replace('_', '-'), language), language));
        all.add(machine("keys", terms.keySet() == null ? List.of() : PublicKeys.described(terms.keySet()), language));
        all.add(machine("algorithm", List.of(terms.signingAlgorithm()), language));
        all.add(machine("sector", List.of(terms.sector()), language));
        all.add(words("mode", text(terms.testing() ? "mode.test" : "mode.everybody", language), language));
        return all;
    }

    private List<String> scopes(Set<String> scopes, Language language) {
        return WantedTerms.SCOPES.stream()
                .filter(scopes::contains)
                .map(scope -> text("scope." + scope.replace('_', '-'), language))
                .toList();
    }

    private Term words(String name, String text, Language language) {
        return new Term(label(name, language), List.of(text), false);
    }

    private Term machine(String name, List<String> lines, Language language) {
        return new Term(label(name, language), lines, true);
    }

    private String label(String name, Language language) {
        return text("field." + name, language);
    }

    private String text(String key, Language language) {
        return messages.text(language, "office_relying." + key);
    }
}
