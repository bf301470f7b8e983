package org.dilmun.web.bill;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.bill.Bill;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.ejb.bill.BillDraft;
import org.dilmun.ejb.bill.BillReader;
import org.dilmun.ejb.bill.Bills;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** An official bills somebody, or makes a link by which whoever has it pays: without a system of the body's own. */
@Named
@RequestScoped
public class NewBillPage {

    private static final String BODY = "body";

    @Inject
    Bills bills;

    @Inject
    Bodies bodies;

    @Inject
    BillTexts texts;

    @Inject
    Country country;

    @Inject
    Messages messages;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private List<BodyOption> own;

    /** One of the caller's bodies. */
    public record BodyOption(String value, String label, boolean selected) {}

    /** What the bill is for, in one language. */
    public record DescriptionField(String id, String label, String language, String dir, String value) {}

    @PostConstruct
    void open() {
        own = bills.bodies().stream()
                .map(bodies::get)
                .map(body -> new BodyOption(
                        body.code(),
                        body.name().in(lang.language()),
                        body.code().equals(parameters.get(BODY))))
                .sorted(Comparator.comparing(BodyOption::label))
                .toList();
    }

    public void present() throws IOException {
        try {
            Bill bill = bills.present(body(), draft()).bill();
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(lang.url("/office/bills/" + bill.reference()));
        } catch (AnswersRefused refused) {
            texts.show(refused);
        } catch (NotFound noBody) {
            errors.add(BODY, "problem.required");
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    private long body() {
        String code = own.size() == 1 ? own.get(0).value() : parameters.getOrDefault(BODY, "");
        return own.stream()
                .filter(option -> option.value().equals(code))
                .findFirst()
                .map(option -> bodies.get(option.value()).id())
                .orElseThrow(() -> new NotFound("body", code));
    }

    private BillDraft draft() {
        Map<String, String> description = new LinkedHashMap<>();
        country.languages()
                .forEach(language -> description.put(language.tag(), typed(BillReader.DESCRIPTION + language.tag())));
        return new BillDraft(
                getNumber(),
                getDebtor(),
                description,
                getAmount(),
                null,
                getLeast(),
                typed(BillReader.DUE_ON),
                typed(BillReader.PAYABLE_UNTIL));
    }

    private String typed(String field) {
        return parameters.getOrDefault(field, "");
    }

    /** The caller's bodies to choose from; none if there is no choice. */
    public List<BodyOption> getBodies() {
        return own.size() == 1 ? List.of() : own;
    }

    public List<DescriptionField> getDescriptions() {
        return country.languages().stream()
                .map(language -> new DescriptionField(
                        BillReader.DESCRIPTION + language.tag(),
                        messages.text(
                                lang.language(),
                                "office_bill.field.description",
                                language.locale().getDisplayLanguage(lang.getLocale())),
                        language.tag(),
                        language.rightToLeft() ? "rtl" : "ltr",
                        typed(BillReader.DESCRIPTION + language.tag())))
                .toList();
    }

    public String getNumber() {
        return typed(BillReader.NUMBER);
    }

    public String getDebtor() {
        return typed(BillReader.DEBTOR);
    }

    public String getAmount() {
        return typed(BillReader.AMOUNT);
    }

    public String getLeast() {
        return typed(BillReader.LEAST);
    }

    public String getDueOn() {
        return typed(BillReader.DUE_ON);
    }

    public String getPayableUntil() {
        return typed(BillReader.PAYABLE_UNTIL);
    }
}
