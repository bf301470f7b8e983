package org.dilmun.web.request;

import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;

import org.dilmun.domain.expression.ExpressionFailed;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.request.Expressions;
import org.dilmun.ejb.request.TrialExpressionFailed;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/**
 * Expressions of a form that fail while a page is drawn. The page is drawn without what they would have told; whoever looks reads on it
 * that the service has a mistake, and support hears of it, once a page.
 */
@RequestScoped
public class FormMistakes {

    @Inject
    Expressions expressions;

    @Inject
    FormErrors errors;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    private boolean told;

    /** @return what is to be told of each that fails in that case */
    Consumer<ExpressionFailed> of(Request request) {
        return failed -> tell(request, failed);
    }

    private void tell(Request request, ExpressionFailed failed) {
        if (told) {
            return;
        }
        told = true;
        Problem problem = isImaginary(request)
                ? new TrialExpressionFailed(failed.expression())
                : expressions.told(request.serviceCode(), request.reference(), failed);
        show(messages.problem(List.of(lang.getLocale()), problem.code(), problem.facts()));
    }

    /** A draft that its owner looks at is no matter of support. */
    private static boolean isImaginary(Request request) {
        return request.versionId() == 0;
    }

    /** Beside the refusal of what was sent, which may say the same. */
    private void show(String text) {
        if (FacesContext.getCurrentInstance() != null) {
            errors.addText(null, text);
        }
    }
}
