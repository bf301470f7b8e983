package org.dilmun.ejb.form;

import java.util.EnumMap;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.AnswerValues;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Field.Kind;
import org.dilmun.domain.directory.FormLogic;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Guardians;
import org.dilmun.ejb.party.NamedPeople;

/** The sorts of answers that the country's forms have. */
@ApplicationScoped
public class FormKinds {

    @Inject
    Country country;

    @Inject
    Guardians guardians;

    @Inject
    NamedPeople named;

    private final Map<Kind, AnswerKind> kinds = new EnumMap<>(Kind.class);
    private Computation computation;

    @PostConstruct
    void load() {
        computation = new Computation(country.currency());
        kinds.put(Kind.TEXT, new TextKind(false));
        kinds.put(Kind.TEXTAREA, new TextKind(true));
        kinds.put(Kind.NUMBER, new NumberKind());
        kinds.put(Kind.MONEY, new MoneyKind(country.currency()));
        kinds.put(Kind.DATE, new DateKind());
        kinds.put(Kind.CHOICE, new ChoiceKind());
        kinds.put(Kind.MANY, new ManyKind());
        kinds.put(Kind.YESNO, new YesNoKind());
        kinds.put(
                Kind.PERSONAL_NUMBER, new IdentifierKind(country.personalNumber(), "field-personal-number-malformed"));
        country.businessNumber()
                .ifPresent(number ->
                        kinds.put(Kind.BUSINESS_NUMBER, new IdentifierKind(number, "field-business-number-malformed")));
        kinds.put(Kind.PHONE, new PhoneKind(country.phone().orElse(null)));
        kinds.put(Kind.EMAIL, new EmailKind());
        kinds.put(
                Kind.CHILD, new ChildKind(reference -> guardians.ward(reference).map(Person::name)));
        kinds.put(Kind.SIGNERS, new SignersKind(named, country.personalNumberRule()));
        kinds.put(Kind.ADDRESS, new AddressKind(country.addressForm()));
        kinds.put(Kind.TABLE, new TableKind(this::of));
        kinds.put(Kind.FILE, new FileKind());
    }

    /** @return the sort of the field's answer; that of a computed one is what it is shown as */
    public AnswerKind of(Field field) {
        AnswerKind kind = kinds.get(field.shownAs());
        if (kind == null) { // a register answers, or the country does not have such numbers
            throw new IllegalArgumentException(field.id() + " has no answer");
        }
        return kind;
    }

    public TableKind table() {
        return (TableKind) kinds.get(Kind.TABLE);
    }

    /** @return what a computed field comes to, as it is kept; empty if too little is answered to tell */
    public String computed(Field field, FormLogic logic, AnswerValues answers) {
        return computation.of(field, logic, answers);
    }
}
