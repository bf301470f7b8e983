package org.dilmun.web.directory;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;

import org.dilmun.domain.analytics.Rating;
import org.dilmun.domain.analytics.RatingSummary;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.ejb.analytics.RatingSummaries;
import org.dilmun.ejb.country.Labels;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.request.Complaints;
import org.dilmun.web.directory.ServiceCards.Card;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.Page;

/** The page of one service: everything the directory knows of it, and plainly what the body has not stated. */
@Named
@RequestScoped
public class ServicePage {

    private static final int RELATED = 4;
    private static final String AUTHENTICATION = "authentication";
    private static final Set<String> NEEDS = Set.of("assurance", AUTHENTICATION);

    @Inject
    Directory directory;

    @Inject
    ServicePreview preview;

    @Inject
    Labels labels;

    @Inject
    ServiceCards cards;

    @Inject
    ServiceFees fees;

    @Inject
    ServiceProviders providers;

    @Inject
    JourneyCards journeys;

    @Inject
    WorkflowDrawing drawing;

    @Inject
    RatingSummaries ratings;

    @Inject
    ServicePromises promises;

    @Inject
    Complaints complaints;

    @Inject
    AfterApplying afterApplying;

    @Inject
    Messages messages;

    @Inject
    @Any
    Instance<OwnPage> ownPages;

    @Inject
    Lang lang;

    /** Whoever applies is sent back with it where their sign-in is not enough. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private String code;
    private Service found;
    private View service;
    private List<RatingView> rated;
    private List<ServicePromises.Chart> promised;

    /** A service in the language of the page; null is what the body has not stated. */
    public record View(
            String code,
            String name,
            String summary,
            Category category,
            boolean online,
            ServiceFees.View fee,
            Set<String> provisional,
            String time,
            String audience,
            String assurance,
            String authentication,
            String channels,
            String body,
            ServiceProviders.View providers,
            String where,
            String eligibility,
            List<String> documents,
            List<Step> steps,
            List<String> legalBasis,
            String phone,
            String website) {}

    /** Category of a service. */
    public record Category(String code, String name) {}

    /** A step of the applicant. */
    public record Step(String title, String text) {}

    /** What people think of it on one occasion: on average, and of how many. */
    public record RatingView(String label, String text) {}

    public void load() throws IOException {
        try {
            found = preview.asked() ? preview.get(code) : directory.get(code);
            service = view(found);
            rated = ratings.of(code).stream().map(this::rating).toList();
            promised = preview.asked() ? List.of() : promises.of(code);
        } catch (NotFound e) {
            var context = FacesContext.getCurrentInstance();
            context.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            context.responseComplete();
        }
    }

    private View view(Service of) {
        ServiceDescriptor descriptor = of.descriptor();
        var contact = descriptor.contact();
        return new View(
                of.code(),
                of.name(lang.getCode()),
                cards.in(descriptor.summary()),
                new Category(descriptor.category(), cards.in(labels.category(descriptor.category()))),
                Page.offersApplication() && descriptor.online(),
                fees.of(descriptor),
                descriptor.provisional(),
                cards.time(descriptor),
                cards.audience(descriptor),
                descriptor.assurance().code(),
                descriptor.authentication() == null
                        ? null
                        : descriptor.authentication().code(),
                channels(descriptor),
                cards.in(of.body().name()),
                providers.of(of),
                messages.text(
                        lang.language(),
                        "value.offline-where",
                        cards.in(of.body().name()),
                        channels(descriptor)),
                cards.in(descriptor.eligibility()),
                all(descriptor.documents()),
                descriptor.steps().stream()
                        .map(step -> new Step(cards.in(step.title()), cards.in(step.text())))
                        .toList(),
                all(descriptor.legalBasis()),
                contact == null ? null : contact.phone(),
                contact == null ? null : contact.url());
    }

    private String channels(ServiceDescriptor descriptor) {
        return descriptor.channels().stream()
                .map(channel -> cards.in(labels.channel(channel.code())))
                .collect(Collectors.joining(messages.text(lang.language(), "value.separator")));
    }

    private List<String> all(List<LocalizedText> texts) {
        return texts.stream().map(cards::in).toList();
    }

    /** How a request is decided; empty if nobody can apply here. */
    public List<WorkflowDrawing.Box> getFlow() {
        return service.online()
                ? drawing.of(found.descriptor().workflow(), found.body().name())
                : List.of();
    }

    /** Empty as long as too few have rated it. */
    public List<RatingView> getRatings() {
        return rated;
    }

    /** How it has been over twelve months; empty as long as that would tell of persons. */
    public List<ServicePromises.Chart> getPromises() {
        return promised;
    }

    private RatingView rating(RatingSummary published) {
        String occasion = published.occasion().name().toLowerCase(Locale.ROOT);
        return new RatingView(
                messages.text(lang.language(), "rating.label." + occasion),
                messages.text(
                        lang.language(),
                        "rating.text.published",
                        published.average().toPlainString(),
                        Rating.BEST,
                        published.ratings()));
    }

    /** What an applicant can do later, in sentences; empty if nobody can apply here. */
    public List<String> getAfter() {
        return service.online() ? afterApplying.of(found.descriptor()) : List.of();
    }

    /** The journeys in which it can be applied for together with others. */
    public List<JourneyCards.JourneyCard> getJourneys() {
        return journeys.with(code);
    }

    /** Other services of the same body and life event. */
    public List<Card> getRelated() {
        return directory.list().stream()
                .filter(other -> !other.code().equals(code))
                .filter(other ->
                        other.descriptor().category().equals(found.descriptor().category()))
                .filter(other -> other.descriptor().lifeEvents().stream()
                        .anyMatch(found.descriptor().lifeEvents()::contains))
                .limit(RELATED)
                .map(cards::card)
                .toList();
    }

    /** What the reader lacks who was sent back here instead of applying; null for everybody else. */
    public String getNeeds() {
        String needs = parameters.getOrDefault("needs", "");
        return NEEDS.contains(needs) ? messages.text(lang.language(), "service.needs." + needs) : null;
    }

    /** Where one takes a second proof; null if that would not help. */
    public String getSecurityUrl() {
        return AUTHENTICATION.equals(parameters.get("needs")) ? lang.url(Page.MY_SECURITY.address()) : null;
    }

    /** Whether this is what a draft would look like, and not yet a service. */
    public boolean isPreview() {
        return preview.asked();
    }

    public String getDraftUrl() {
        return lang.url("/office/studio/" + code + "/draft");
    }

    /** Where one complains about it; null for a preview, and where no complaints are taken. */
    public String getComplainUrl() {
        return isPreview() || !complaints.offered() ? null : lang.url("/complain/" + code);
    }

    /** Of the page of its own that a service has which is not applied for; null if it has none. */
    public String getOwnUrl() {
        return ownPages.stream()
                .filter(own -> own.service().equals(code))
                .findFirst()
                .map(own -> lang.url(own.page().address()))
                .orElse(null);
    }

    /** Where the form is: for a preview, where it can be tried. */
    public String getStartUrl() {
        return lang.url(isPreview() ? "/office/studio/" + code + "/form" : "/apply/" + code);
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public View getService() {
        return service;
    }
}
