package org.dilmun.web.directory;

import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.ejb.country.Labels;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** What the empty search box shows as an example: the first service that the country puts forward, else the first it has. */
@Named
@RequestScoped
public class SearchExample {

    @Inject
    Directory directory;

    @Inject
    Labels labels;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** @return empty if the country has no service */
    public String getText() {
        return Stream.concat(labels.featured().stream().map(directory::get), directory.list().stream())
                .findFirst()
                .map(service -> messages.text(lang.language(), "search.hint.query", service.name(lang.getCode())))
                .orElse("");
    }
}
