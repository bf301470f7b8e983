package org.dilmun.web.site;

import java.util.Locale;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;

import org.joda.money.Money;

/**
 * Shows the amount of a {@link Money} in Western digits, grouped, with all decimals of its currency: {@code 1,250.500}.
 * The currency stands beside it, see the tag {@code d:money}. {@code f:convertNumber} cannot do this in a list: it reads
 * its decimals when the page is built, before there is a row.
 */
@FacesConverter("dilmun.amount")
public class AmountConverter implements Converter<Money> {

    @Override
    public String getAsString(FacesContext context, UIComponent component, Money money) {
        return money == null ? "" : String.format(Locale.ROOT, "%,." + money.getScale() + "f", money.getAmount());
    }

    /** @throws UnsupportedOperationException always: amounts that people type are judged by the bean */
    @Override
    public Money getAsObject(FacesContext context, UIComponent component, String text) {
        throw new UnsupportedOperationException("amounts are shown, not read");
    }
}
