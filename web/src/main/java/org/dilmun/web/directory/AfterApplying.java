package org.dilmun.web.directory;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.CorrectionRule;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Withdrawal;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.ejb.directory.AppealTerms;
import org.dilmun.ejb.directory.CorrectionTerms;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** What somebody can still do after they have applied for a service, told on its page before they do. */
@RequestScoped
public class AfterApplying {

    @Inject
    AppealTerms appeals;

    @Inject
    CorrectionTerms corrections;

    @Inject
    ServiceCards cards;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** @return in whole sentences; empty if there is nothing to tell */
    public List<String> of(ServiceDescriptor service) {
        var sentences = new ArrayList<String>();
        withdrawal(service.workflow(), sentences);
        corrections.rule(service).ifPresent(rule -> correction(rule, sentences));
        appeals.rule(service).ifPresent(rule -> sentences.add(text("service.after.appeal", rule.days())));
        return sentences;
    }

    private void correction(CorrectionRule rule, List<String> sentences) {
        sentences.add(text("service.after.correction", rule.days()));
        if (rule.fee() != null) {
            sentences.add(text("service.after.correction-fee", cards.money(rule.fee())));
        }
    }

    private void withdrawal(Workflow workflow, List<String> sentences) {
        Withdrawal rule = workflow.withdrawal();
        if (rule == null) {
            sentences.add(text("service.after.withdraw"));
            return;
        }
        if (rule.hours() != null) {
            sentences.add(text("service.withdraw-hours." + rule.counted().code(), rule.hours()));
        }
        workflow.step(rule.until() == null ? "" : rule.until())
                .map(last -> last.label().in(lang.language()))
                .ifPresent(last -> sentences.add(text("service.after.withdraw-until", last)));
        if (workflow.whenWithdrawn() != FeeReturn.UNSTATED) {
            sentences.add(
                    text("service.withdraw-fee." + workflow.whenWithdrawn().code()));
        }
    }

    private String text(String key, Object... arguments) {
        return messages.text(lang.language(), key, arguments);
    }
}
