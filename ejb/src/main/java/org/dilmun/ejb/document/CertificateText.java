package org.dilmun.ejb.document;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Outcome.Certificate;
import org.dilmun.domain.directory.Outcome.ShownAnswer;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.document.IssuedDocument.Paper;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.document.Letter.Row;
import org.dilmun.ejb.form.FormKinds;
import org.dilmun.ejb.request.Handlers;

/** Words the certificate of a case as the descriptor of its service says. */
@ApplicationScoped
public class CertificateText {

    @Inject
    Country country;

    @Inject
    Profile profile;

    @Inject
    FormKinds kinds;

    @Inject
    Handlers handlers;

    /** @param number of the holder, which stands masked on paper: a copy in a stranger's hands tells less */
    public Letter letter(
            CertifiedRecord certified,
            ServiceDescriptor service,
            LocalizedText bodyName,
            PersonalNumber number,
            Paper paper) {
        Request request = certified.request();
        Certificate certificate = service.certificate().orElseThrow();
        var rows = new ArrayList<Row>();
        rows.add(new Row(label("name"), paper.holderName()));
        rows.add(Row.same(label("number"), number.masked()));
        for (ShownAnswer shown : certificate.answers()) {
            String answer = certified.answers().get(shown.field());
            if (answer != null) { // a branch that was not asked
                rows.add(row(shown, service.form().field(shown.field()).orElseThrow(), answer));
            }
        }
        handlers.of(request)
                .map(handler -> handler.certified(request))
                .orElse(List.of())
                .forEach(fact -> rows.add(new Row(fact.label(), fact.value())));
        rows.add(Row.same(label("request"), request.reference().value()));
        rows.add(new Row(label("decided"), date(country.day(request.closedAt()))));
        if (certified.correctedOn() != null) {
            rows.add(new Row(label("corrected"), date(certified.correctedOn())));
        }
        return new Letter(
                LetterLanguage.of(country),
                certificate.title(),
                bodyName,
                certificate.statement(),
                List.copyOf(rows),
                paper.reference(),
                paper.issuedOn(),
                URI.create(profile.baseUrl() + "/" + country.languages().get(0) + "/verify/" + paper.code()),
                paper.code().value());
    }

    private Row row(ShownAnswer shown, Field field, String answer) {
        LocalizedText label = shown.label() == null ? field.label() : shown.label();
        return new Row(label, localized(language -> kinds.of(field).shown(field, answer, language)));
    }

    private LocalizedText date(LocalDate day) {
        return localized(language -> language.date(day));
    }

    private LocalizedText label(String name) {
        return localized(language -> language.text("certificate.label." + name));
    }

    private LocalizedText localized(Function<LetterLanguage, String> text) {
        return LetterLanguage.each(LetterLanguage.of(country), text);
    }
}
