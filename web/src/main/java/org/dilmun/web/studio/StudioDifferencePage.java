package org.dilmun.web.studio;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.studio.ServiceDraft;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.DescriptorReader.Reading;
import org.dilmun.ejb.studio.DescriptorDifference;
import org.dilmun.ejb.studio.DescriptorDifference.Change;
import org.dilmun.ejb.studio.DescriptorDifference.Part;
import org.dilmun.ejb.studio.DescriptorDifference.Said;
import org.dilmun.ejb.studio.Studio;
import org.dilmun.ejb.studio.StudioService;
import org.dilmun.ejb.studio.TextDifference;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.ShownVersion;

/** What is different between two versions of a service, or between one and the draft: in the reader's words, and in lines. */
@Named
@RequestScoped
public class StudioDifferencePage {

    private static final String DRAFT = StudioFileServlet.DRAFT;

    @Inject
    ShownService shown;

    @Inject
    Studio studio;

    @Inject
    Country country;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is sent. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private StudioService service;
    private String from;
    private String to;
    private List<TextDifference.Line> lines;

    /** Null if one of the texts has mistakes, so that only their lines can be compared. */
    private List<Row> rows;

    /**
     * A difference in the language of the page.
     *
     * @param where the way to it, from the whole to the part
     * @param behind says that a language has to follow; null if none has
     */
    public record Row(List<String> where, String kind, String what, String before, String after, String behind) {}

    /** A version that can be compared; the draft is one. */
    public record Choice(String value, String text) {}

    @PostConstruct
    void open() {
        service = shown.get();
        to = known("to", service.draft().isPresent() ? DRAFT : Integer.toString(service.number()));
        int number = to.equals(DRAFT) ? service.number() : Math.max(1, ShownVersion.of(to) - 1);
        from = known("from", Integer.toString(number));
        String before = source(from);
        String after = source(to);
        lines = TextDifference.of(before, after);
        Reading one = studio.read(service, before);
        Reading other = studio.read(service, after);
        rows = one.whole() && other.whole() ? rows(one.descriptor(), other.descriptor()) : null;
    }

    private String known(String parameter, String otherwise) {
        String asked = parameters.get(parameter);
        return asked != null
                        && choices().stream().anyMatch(choice -> choice.value().equals(asked))
                ? asked
                : otherwise;
    }

    /** @return empty for the version before the first */
    private String source(String version) {
        if (version.equals(DRAFT)) {
            return service.draft().map(ServiceDraft::source).orElse("");
        }
        return version.equals("0") ? "" : studio.source(service.code(), ShownVersion.of(version));
    }

    /** Shows it to those who write or publish the service; a refusal is answered by the page for it. */
    public void load() {
        service.code();
    }

    private List<Choice> choices() {
        var versions = service.versions().stream()
                .map(version -> new Choice(
                        Integer.toString(version.number()),
                        messages.text(lang.language(), "office_studio.text.version", version.number())));
        var draft = service.draft().stream()
                .map(open -> new Choice(DRAFT, messages.text(lang.language(), "office_studio.title.draft")));
        return Stream.concat(draft, versions).toList();
    }

    public List<Choice> getChoices() {
        return choices();
    }

    public String getServiceUrl() {
        return shown.url();
    }

    public String getCode() {
        return service.code();
    }

    public String getFrom() {
        return from;
    }

    public String getTo() {
        return to;
    }

    /** Whether both have no mistakes, so that more than their lines can be compared. */
    public boolean isReadable() {
        return rows != null;
    }

    public List<Row> getRows() {
        return rows;
    }

    private List<Row> rows(ServiceDescriptor before, ServiceDescriptor after) {
        Set<String> languages = country.languages().stream().map(Language::tag).collect(Collectors.toUnmodifiableSet());
        return DescriptorDifference.of(before, after, languages).stream()
                .map(this::row)
                .toList();
    }

    private Row row(Change change) {
        String kind = change.kind().name().toLowerCase(Locale.ROOT);
        return new Row(
                change.path().stream().map(this::part).toList(),
                switch (change.kind()) {
                    case ADDED -> "ok";
                    case REMOVED -> "bad";
                    default -> "info";
                },
                messages.text(lang.language(), "office_studio.change." + kind),
                said(change, change.before()),
                said(change, change.after()),
                change.behind().isEmpty()
                                || change.behind().size() == country.languages().size()
                        ? null
                        : messages.text(
                                lang.language(),
                                "office_studio.text.behind",
                                change.behind().stream()
                                        .map(this::language)
                                        .collect(Collectors.joining(
                                                messages.text(lang.language(), "value.separator")))));
    }

    /** Where only another language than the reader's changed, that one is shown. */
    private String said(Change change, Said said) {
        String tag = lang.getCode();
        return said.in(
                change.behind().contains(tag)
                        ? said.byTag().keySet().stream()
                                .filter(other -> !change.behind().contains(other))
                                .findFirst()
                                .orElse(tag)
                        : tag);
    }

    private String part(Part part) {
        String key = country.languages().stream().anyMatch(known -> known.tag().equals(part.key()))
                ? language(part.key())
                : messages.text(lang.language(), "office_studio_part." + part.key());
        if (part.which() == null) {
            return key;
        }
        String name = part.name().nothing() ? part.which() : part.name().in(lang.getCode());
        return messages.text(lang.language(), "office_studio.text.part", key, name);
    }

    private String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(lang.getLocale());
    }

    public List<TextDifference.Line> getLines() {
        return lines;
    }
}
