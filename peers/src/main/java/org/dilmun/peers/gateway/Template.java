package org.dilmun.peers.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A piece of HTML with {@code {{names}}}: of values, which are escaped unless they are {@link Html}, or of texts. */
final class Template {

    private static final Pattern NAME = Pattern.compile("\\{\\{([a-zA-Z0-9.-]+)}}");

    private final String markup;

    private Template(String markup) {
        this.markup = markup;
    }

    static Template load(String file) {
        return new Template(new String(resource(file), UTF_8));
    }

    static byte[] resource(String file) {
        try (InputStream in = Template.class.getResourceAsStream(file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Html fill(Texts texts, Map<String, Object> values) {
        return new Html(NAME.matcher(markup)
                .replaceAll(name -> Matcher.quoteReplacement(
                        value(name.group(1), texts, values).markup())));
    }

    private static Html value(String name, Texts texts, Map<String, Object> values) {
        Object value = values.containsKey(name) ? values.get(name) : texts.get(name);
        return value instanceof Html html ? html : Html.escape(String.valueOf(value));
    }
}
