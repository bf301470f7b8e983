package org.dilmun.web.memo;

import java.time.LocalDate;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.memo.Memo;
import org.dilmun.domain.memo.MemoState;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.web.request.WebWording;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** What pages say of a memo. */
@RequestScoped
public class MemoTexts {

    @Inject
    Bodies bodies;

    @Inject
    WebWording words;

    @Inject
    Caller caller;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** How far a memo is, with the colour of it. */
    public record State(String kind, String text) {}

    public State state(Memo memo) {
        String code = code(memo);
        String kind =
                switch (code) {
                    case "answered", "read" -> "ok";
                    case "late", "withdrawn", "returned" -> "bad";
                    case "unread", "awaited", "draft" -> "warn";
                    default -> "";
                };
        return new State(kind, messages.text(lang.language(), "office_memo.state." + code));
    }

    private String code(Memo memo) {
        if (memo.state() != MemoState.SENT) {
            return memo.state().code();
        }
        if (memo.answeredAt() != null) {
            return "answered";
        }
        if (memo.isLate(country.day(clock.instant()))) {
            return "late";
        }
        if (memo.takenAt() == null) {
            return "unread";
        }
        return memo.isAwaited() ? "awaited" : "read";
    }

    /** What it is about; that it is unread for who may not read it yet. */
    public String subject(Memo memo) {
        boolean readable = memo.takenAt() != null || caller.actor().may(Permission.SEE_MEMO, memo.from());
        return readable ? memo.content().subject() : messages.text(lang.language(), "office_memo.value.unread");
    }

    /** The body that sends it: of the day on which it was sent, before that of today. */
    public String from(Memo memo) {
        return name(memo.fromName(), memo.from());
    }

    /** The body that it is for. */
    public String to(Memo memo) {
        return name(memo.toName(), memo.to());
    }

    private String name(LocalizedText then, long body) {
        LocalizedText name = then == null ? bodies.get(body).name() : then;
        return name.in(lang.language());
    }

    /** A day as official papers of the country write it. */
    public String day(LocalDate day) {
        return words.day(day, country.hijri());
    }
}
