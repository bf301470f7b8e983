package org.dilmun.web.directory;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.ejb.directory.AppealTerms;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** What somebody can still do after they have applied for a service, told on its page before they do. */
@RequestScoped
public class AfterApplying {

    @Inject
    AppealTerms appeals;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** @return in whole sentences; empty if there is nothing to tell */
    public List<String> of(ServiceDescriptor service) {
        var sentences = new ArrayList<String>();
        appeals.rule(service).ifPresent(rule -> sentences.add(text("service.after.appeal", rule.days())));
        return sentences;
    }

    private String text(String key, Object... arguments) {
        return messages.text(lang.language(), key, arguments);
    }
}
