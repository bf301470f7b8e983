package org.dilmun.web.studio;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.studio.DraftState;
import org.dilmun.domain.studio.ServiceDraft;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Says in a word where a draft stands. */
@RequestScoped
public class DraftChips {

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** Colour and text of the word. */
    public record Chip(String kind, String text) {}

    public Chip of(ServiceDraft draft) {
        boolean back = draft.state() == DraftState.OPEN
                && (draft.reason().isPresent() || draft.obstacle().isPresent());
        String kind =
                switch (draft.state()) {
                    case OPEN -> back ? "bad" : "info";
                    case SUBMITTED -> "warn";
                    default -> "ok";
                };
        return new Chip(
                kind,
                messages.text(
                        lang.language(),
                        "office_studio.state."
                                + (back ? "returned" : draft.state().code())));
    }
}
