package org.dilmun.web.notice;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.notice.Notices;
import org.dilmun.ejb.notice.OwnNotice;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** One notice to the caller. To look at it is to have read it. */
@Named
@RequestScoped
public class NoticePage {

    @Inject
    Notices notices;

    @Inject
    Country country;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: the address holds the reference. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private OwnNotice shown;

    @PostConstruct
    void open() {
        shown = notices.open(Reference.parse(parameters.get("reference")));
    }

    public String getReference() {
        return shown.notice().reference().value();
    }

    public String getSubject() {
        return shown.notice().subject().in(lang.language());
    }

    public String getSender() {
        return shown.sender().in(lang.language());
    }

    public ZonedDateTime getSentAt() {
        return shown.notice().sentAt().atZone(country.zone());
    }

    public List<String> getParagraphs() {
        return List.of(shown.notice().text().in(lang.language()).split("\\R\\s*\\R"));
    }

    /** Reference of the document that came with it; null if none did. */
    public String getDocument() {
        return shown.notice().document() == null
                ? null
                : shown.notice().document().value();
    }

    /** The page that it is about; null if there is none. */
    public String getUrl() {
        return shown.notice().link() == null ? null : lang.url(shown.notice().link());
    }

    /** What that page is, as the words on the way there. */
    public String getAction() {
        return messages.text(
                lang.language(), "notice.action." + kind(shown.notice().link()));
    }

    private static String kind(String link) {
        if (link.startsWith("/my/requests/")) {
            return "request";
        }
        return link.startsWith("/pay/") && link.endsWith("/receipt") ? "receipt" : "open";
    }
}
