package org.dilmun;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ibm.icu.text.MessagePattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.domain.access.Scope;

import static org.assertj.core.api.Assertions.assertThat;

/** Every text exists in both languages, says the same things, and is asked for by the name that it has. */
class MessageBundlesTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String PAGES = "web/src/main/resources/org/dilmun/web/messages";
    private static final String LETTERS = "ejb/src/main/resources/org/dilmun/ejb/document/letter";
    private static final String NOTICES = "ejb/src/main/resources/org/dilmun/ejb/notice/notice";

    private static final Pattern PAGE_KEY = Pattern.compile("msg\\['([^']+)'(\\.concat\\()?");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9_-]*(?:\\.[a-z0-9_-]+)+\\.?)\"");
    private static final Pattern PROBLEM = Pattern.compile("super\\(\\s*Kind\\.[A-Z_]+,\\s*\"([^\"]+)\"");
    private static final Pattern NOT_FOUND = Pattern.compile("new NotFound\\(\\s*\"([^\"]+)\"");
    private static final Pattern FIELD_PROBLEM = Pattern.compile("\"(field-[a-z-]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {PAGES, LETTERS, NOTICES})
    void both_languages_have_the_same_keys(String bundle) {
        assertThat(texts(bundle, "ar").keySet()).isEqualTo(texts(bundle, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGES, LETTERS, NOTICES})
    void both_languages_name_the_same_placeholders(String bundle) {
        assertThat(placeholders(texts(bundle, "ar"))).isEqualTo(placeholders(texts(bundle, "en")));
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGES, LETTERS, NOTICES})
    void no_text_is_empty_and_no_arabic_one_is_the_english_one(String bundle) {
        var english = texts(bundle, "en");
        var arabic = texts(bundle, "ar");
        assertThat(english).doesNotContainValue("");
        assertThat(arabic).doesNotContainValue("");
        var sentences = new TreeSet<String>();
        arabic.forEach((key, text) -> {
            if (text.equals(english.get(key))
                    && text.codePoints().filter(Character::isLetter).count() > 12) {
                sentences.add(key);
            }
        });
        assertThat(sentences).as("left in English").isEmpty();
    }

    @Test
    void no_key_stands_twice_in_a_file() {
        for (String file : new String[] {
            PAGES + "_ar", PAGES + "_en", LETTERS + "_ar", LETTERS + "_en", NOTICES + "_ar", NOTICES + "_en"
        }) {
            var seen = new TreeSet<String>();
            assertThat(read(ROOT.resolve(file + ".properties")).lines())
                    .as(file)
                    .filteredOn(line -> line.contains("=") && !line.startsWith("#"))
                    .allSatisfy(line -> assertThat(seen.add(
                                    line.substring(0, line.indexOf('=')).strip()))
                            .as("once: " + line)
                            .isTrue());
        }
    }

    @Test
    void every_key_that_a_page_asks_for_exists() {
        Set<String> known = texts(PAGES, "en").keySet();
        var missing = new TreeSet<String>();
        sources("web/src/main/webapp", ".xhtml").forEach((file, text) -> PAGE_KEY.matcher(text)
                .results()
                .filter(used -> used.group(2) == null
                        ? !known.contains(used.group(1))
                        : known.stream().noneMatch(key -> key.startsWith(used.group(1))))
                .forEach(used -> missing.add(file + ": " + used.group(1))));
        assertThat(missing).isEmpty();
    }

    /** A literal is taken for a key where it begins as keys do. A name that ends in a dot is the beginning of several. */
    @Test
    void every_key_that_the_code_asks_for_exists() {
        Set<String> known = texts(PAGES, "en").keySet();
        Set<String> firsts = known.stream().map(MessageBundlesTest::first).collect(Collectors.toSet());
        var missing = new TreeSet<String>();
        sources("web/src/main/java", ".java").forEach((file, text) -> LITERAL.matcher(text)
                .results()
                .map(used -> used.group(1))
                .filter(key -> firsts.contains(first(key)))
                .filter(key -> key.endsWith(".")
                        ? known.stream().noneMatch(each -> each.startsWith(key))
                        : !known.contains(key))
                .forEach(key -> missing.add(file + ": " + key)));
        assertThat(missing).isEmpty();
    }

    @Test
    void every_refusal_has_its_text() {
        Set<String> known = texts(PAGES, "en").keySet();
        assertThat(problems()).hasSizeGreaterThan(30);
        assertThat(problems().stream().map(code -> "problem." + code).filter(key -> !known.contains(key)))
                .isEmpty();
    }

    @Test
    void every_scope_is_explained_to_developers() {
        assertThat(texts(PAGES, "en").keySet())
                .containsAll(Stream.of(Scope.values())
                        .map(scope -> "developers.scope." + scope.code().replace('.', '-'))
                        .toList());
    }

    @Test
    void every_text_is_asked_for() {
        String everything = String.join("\n", sources("web/src/main", ".xhtml").values())
                + String.join("\n", sources("web/src/main/java", ".java").values());
        Set<String> beginnings = Pattern.compile("['\"]([a-z_]+\\.(?:[a-z_-]+\\.)?)['\"]")
                .matcher(everything)
                .results()
                .map(begin -> begin.group(1))
                .collect(Collectors.toSet());
        Set<String> unused = texts(PAGES, "en").keySet().stream()
                .filter(key -> !everything.contains("'" + key + "'") && !everything.contains("\"" + key + "\""))
                .filter(key -> !key.startsWith("problem.") || !problems().contains(key.substring(8)))
                .filter(key -> beginnings.stream().noneMatch(key::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unused).isEmpty();
    }

    private static Set<String> problems() {
        var codes = new TreeSet<String>();
        for (String layer : new String[] {"domain", "ejb", "web"}) {
            Collection<String> texts =
                    sources(layer + "/src/main/java", ".java").values();
            for (String text : texts) {
                PROBLEM.matcher(text).results().forEach(found -> codes.add(found.group(1)));
                FIELD_PROBLEM.matcher(text).results().forEach(found -> codes.add(found.group(1)));
                NOT_FOUND.matcher(text).results().forEach(found -> codes.add(found.group(1) + "-not-found"));
            }
        }
        return codes;
    }

    private static Map<String, Set<String>> placeholders(Map<String, String> texts) {
        var names = new TreeMap<String, Set<String>>();
        texts.forEach((key, text) -> names.put(key, placeholders(text)));
        return names;
    }

    private static Set<String> placeholders(String text) {
        var pattern = new MessagePattern(text);
        return Stream.iterate(0, i -> i < pattern.countParts(), i -> i + 1)
                .map(pattern::getPart)
                .filter(part -> part.getType() == MessagePattern.Part.Type.ARG_NAME
                        || part.getType() == MessagePattern.Part.Type.ARG_NUMBER)
                .map(pattern::getSubstring)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String first(String key) {
        return key.substring(0, key.indexOf('.') + 1);
    }

    private static Map<String, String> texts(String bundle, String language) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(ROOT.resolve(bundle + "_" + language + ".properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var texts = new TreeMap<String, String>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }

    private static Map<String, String> sources(String folder, String ending) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .collect(Collectors.toMap(
                            file -> ROOT.relativize(file).toString(),
                            MessageBundlesTest::read,
                            (a, b) -> a,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
