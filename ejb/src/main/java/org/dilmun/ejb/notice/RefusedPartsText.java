package org.dilmun.ejb.notice;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.request.Request;

/** That some of what was asked for was refused, though the case as a whole was not. */
@ApplicationScoped
public class RefusedPartsText {

    @Inject
    NoticeTexts texts;

    /** @return empty if nothing was */
    public Optional<LocalizedText> text(Request request) {
        return request.parts().stream().anyMatch(part -> !part.accepted())
                ? Optional.of(texts.text("request.completed.parts"))
                : Optional.empty();
    }
}
