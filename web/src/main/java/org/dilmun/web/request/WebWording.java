package org.dilmun.web.request;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.HijrahDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.Language;
import org.dilmun.ejb.form.Wording;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** How pages write what answers are made of. */
@RequestScoped
public class WebWording implements Wording {

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    @Override
    public Language language() {
        return lang.language();
    }

    @Override
    public String yesNo(boolean yes) {
        return messages.text(language(), yes ? "field.answer.yes" : "field.answer.no");
    }

    @Override
    public String day(LocalDate day, boolean hijri) {
        return hijri
                ? messages.text(language(), "value.day-hijri", written(day), written(HijrahDate.from(day)))
                : written(day);
    }

    private String written(ChronoLocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM y", lang.getLocale()).format(day);
    }

    @Override
    public String money(BigDecimal amount) {
        return messages.text(
                language(),
                "value.money",
                String.format(Locale.ROOT, "%,." + amount.scale() + "f", amount),
                lang.getCurrency());
    }

    @Override
    public String list(List<String> parts) {
        return String.join(messages.text(language(), "value.separator"), parts);
    }
}
