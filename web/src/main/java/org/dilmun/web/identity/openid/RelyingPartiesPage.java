package org.dilmun.web.identity.openid;

import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.ejb.identity.openid.RelyingPartyDossier;
import org.dilmun.ejb.identity.openid.RelyingPartyDossiers;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.web.identity.openid.RelyingPartyChips.Chip;
import org.dilmun.web.site.Lang;

/** The systems that sign people in, for those who look after them. */
@Named
@RequestScoped
public class RelyingPartiesPage {

    @Inject
    RelyingPartyDossiers dossiers;

    @Inject
    RelyingPartyChips chips;

    @Inject
    Bodies bodies;

    @Inject
    Lang lang;

    private List<Row> rows;

    /** A system. */
    public record Row(String url, String name, String clientId, String body, List<Chip> chips) {}

    @PostConstruct
    void find() {
        rows = dossiers.list().stream().map(this::row).toList();
    }

    private Row row(RelyingPartyDossier dossier) {
        return new Row(
                lang.url("/office/relying-parties/" + dossier.clientId()),
                dossier.terms().name().in(lang.language()),
                dossier.clientId(),
                bodies.get(dossier.bodyId()).name().in(lang.language()),
                chips.of(dossier, lang.language()));
    }

    public List<Row> getRows() {
        return rows;
    }
}
