package org.dilmun.domain.kernel;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Something that a check has to tell, before it is known in which language.
 *
 * @param code of its text in the bundle {@code messages}
 * @param values of the text's placeholders; a message among them is told in the same language, anything else as it is
 */
public record Message(String code, List<Object> values) {

    private static final String BUNDLE = "org.dilmun.domain.kernel.messages";
    private static final ResourceBundle.Control THIS_LANGUAGE_ONLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public Message {
        values = List.copyOf(values);
    }

    public static Message of(String code, Object... values) {
        return new Message(code, List.of(values));
    }

    /** @throws java.util.MissingResourceException if there is no such text in the language */
    public String in(Locale language) {
        String pattern = ResourceBundle.getBundle(BUNDLE, language, Message.class.getClassLoader(), THIS_LANGUAGE_ONLY)
                .getString(code);
        Object[] told = values.stream().map(value -> told(value, language)).toArray();
        return new MessageFormat(pattern, Locale.ROOT).format(told);
    }

    private static String told(Object value, Locale language) {
        return value instanceof Message message ? message.in(language) : String.valueOf(value);
    }

    /** @return as it is told to those who run commands */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
