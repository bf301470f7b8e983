package org.dilmun.web.party;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.party.Guardianship;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Why somebody may act for another, in words. */
@RequestScoped
public class GroundTexts {

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    public String of(Guardianship guardianship) {
        return guardianship.ground() == Guardianship.Ground.PARENTHOOD
                ? messages.text(lang.language(), "family.ground.parenthood")
                : messages.text(lang.language(), "family.ground.court", guardianship.decision());
    }
}
