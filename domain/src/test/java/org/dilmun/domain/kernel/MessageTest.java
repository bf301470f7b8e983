package org.dilmun.domain.kernel;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessageTest {

    private static final Locale ARABIC = Locale.forLanguageTag("ar-u-nu-latn");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");

    @Test
    void each_text_is_there_in_both_languages_and_tells_no_more_in_one_than_the_other() {
        ResourceBundle english = bundle(Locale.ENGLISH);
        ResourceBundle arabic = bundle(ARABIC);
        assertThat(arabic.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet()).allSatisfy(code -> {
            assertThat(arabic.getString(code)).matches("(?s).*\\p{IsArabic}.*");
            if (!code.startsWith("schema-")) { // in English as the library tells them
                assertThat(placeholders(arabic.getString(code)))
                        .as(code)
                        .isEqualTo(placeholders(english.getString(code)));
            }
        });
    }

    @Test
    void what_is_told_within_is_told_in_the_same_language() {
        Message message = Message.of("no-step", Message.of("did-you-mean", "review"));
        assertThat(message.in(Locale.ENGLISH)).isEqualTo("there is no step did you mean 'review'?");
        assertThat(message.in(ARABIC)).startsWith("لا توجد خطوة").contains("لعل المقصود", "review");
    }

    @Test
    void numbers_are_told_without_signs_between_the_digits() {
        assertThat(Message.of("expression-too-long", 5000))
                .hasToString("an expression has at most 5000 characters; compute a part of it in a field of its own");
    }

    @Test
    void what_nobody_has_written_cannot_be_told() {
        assertThatThrownBy(() -> Message.of("no-such-text").in(ARABIC)).isInstanceOf(MissingResourceException.class);
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                "org.dilmun.domain.kernel.messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Set<String> placeholders(String pattern) {
        return PLACEHOLDER
                .matcher(pattern)
                .results()
                .map(found -> found.group(1))
                .collect(TreeSet::new, Set::add, Set::addAll);
    }
}
