package org.dilmun.web.directory;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.dilmun.domain.directory.Audience;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.ejb.analytics.ServiceMonths;
import org.dilmun.ejb.analytics.ServicePromise;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.form.FormKinds;
import org.dilmun.ejb.request.FormSchema;
import org.dilmun.web.api.Cursors;
import org.dilmun.web.api.MalformedCursor;
import org.dilmun.web.api.OpenToAnyone;
import org.dilmun.web.api.Stretch;
import org.dilmun.web.site.Page;

/** The directory of public services. */
@OpenToAnyone
@Path("services")
@Produces(MediaType.APPLICATION_JSON)
public class ServiceResource {

    /** Hits of a search that can be paged through; who looks further looks for something else. */
    private static final int HITS = 100;

    @Inject
    Directory directory;

    @Inject
    Cursors cursors;

    @Inject
    Country country;

    @Inject
    FormKinds kinds;

    @Inject
    ServiceMonths months;

    /** What to list. The fields are called as their parameters, which is how a mistake in one is named. */
    public static class Filter {

        @QueryParam("q")
        @Size(max = 200)
        String q;

        /** Without it, the first language of the country. */
        @QueryParam("lang")
        @Pattern(regexp = "[a-z]{2}")
        String lang;

        @QueryParam("body")
        String body;

        @QueryParam("audience")
        @Pattern(regexp = "citizen|resident|business|visitor|government")
        String audience;

        @QueryParam("size")
        @DefaultValue("20")
        @Pattern(regexp = Stretch.SIZES)
        String size;

        /** {@code next} of the stretch before. */
        @QueryParam("after")
        String after;

        boolean searches() {
            return q != null && !q.isBlank();
        }

        /** Everything that chooses the lines and their order. */
        String list() {
            return String.join("\n", "services", searches() ? q : "", text(lang), text(body), text(audience));
        }

        private static String text(String given) {
            return given == null ? "" : given;
        }

        /** A body that has ended stands for the one that took over from it. */
        Predicate<Service> predicate(Directory directory) {
            String provider = body == null || directory.inCharge(body) == null
                    ? body
                    : directory.inCharge(body).code();
            return service -> (provider == null
                            || service.providers().stream()
                                    .anyMatch(each -> each.code().equals(provider)))
                    && (audience == null || service.descriptor().audience().contains(Audience.of(audience)));
        }
    }

    /** One line of the list. */
    public record Line(String code, String name, String body, boolean online) {

        static Line of(Service service, String language) {
            return new Line(
                    service.code(),
                    service.name(language),
                    service.body().name().in(language),
                    Page.offersApplication() && service.descriptor().online());
        }
    }

    /**
     * A stretch of the list.
     *
     * @param suggestion what may have been meant, if a search finds little; left out otherwise
     * @param next value of {@code after} for the next stretch; left out on the last
     */
    public record Lines(List<Line> services, String suggestion, String next) {}

    /**
     * A service as the directory has it.
     *
     * @param answersSchema JSON Schema of what {@code answers} may be; left out if the service is not online here
     */
    public record ServiceView(@JsonUnwrapped ServiceDescriptor descriptor, Map<String, Object> answersSchema) {}

    /**
     * How a service fares. What comes of too few is left out.
     *
     * @param medianDays working days within which half of the requests or more were completed
     */
    public record FiguresView(
            String service,
            @JsonProperty("median_days") Integer medianDays,
            Long cases,
            BigDecimal ease,
            Long ratings,
            List<MonthView> months) {}

    /** As for all months together. */
    public record MonthView(String month, @JsonProperty("median_days") Integer medianDays, BigDecimal ease) {}

    @GET
    public Lines list(@Valid @BeanParam Filter filter) {
        String last = filter.after == null ? null : cursors.read(filter.list(), filter.after);
        if (filter.searches()) {
            var found = directory.search(filter.q, language(filter), HITS);
            List<Service> hits = found.hits().stream()
                    .map(hit -> hit.service())
                    .filter(filter.predicate(directory))
                    .toList();
            return lines(filter, behind(hits, last), found.suggestion());
        }
        List<Service> all = directory.list().stream()
                .filter(filter.predicate(directory))
                .sorted(Comparator.comparing(Service::code))
                .filter(service -> last == null || service.code().compareTo(last) > 0)
                .toList();
        return lines(filter, all, null);
    }

    /**
     * The hits after that one: they are ordered by how well they fit, which no key says.
     *
     * @throws MalformedCursor if it is a hit no more
     */
    private static List<Service> behind(List<Service> hits, String last) {
        if (last == null) {
            return hits;
        }
        for (int i = 0; i < hits.size(); i++) {
            if (hits.get(i).code().equals(last)) {
                return hits.subList(i + 1, hits.size());
            }
        }
        throw new MalformedCursor();
    }

    private Lines lines(Filter filter, List<Service> rest, String suggestion) {
        int size = Integer.parseInt(filter.size);
        List<Service> shown = rest.subList(0, Math.min(size, rest.size()));
        String next = rest.size() > size
                ? cursors.at(filter.list(), shown.get(size - 1).code())
                : null;
        String language = language(filter);
        return new Lines(
                shown.stream().map(service -> Line.of(service, language)).toList(), suggestion, next);
    }

    private String language(Filter filter) {
        return Objects.requireNonNullElseGet(filter.lang, this::first);
    }

    private String first() {
        return country.languages().get(0).tag();
    }

    @GET
    @Path("{code}")
    public ServiceView get(@PathParam("code") String code) {
        ServiceDescriptor descriptor = directory.get(code).descriptor();
        return new ServiceView(
                descriptor, descriptor.form() == null ? null : FormSchema.of(kinds, descriptor.form(), first()));
    }

    @GET
    @Path("{code}/figures")
    public FiguresView figures(@PathParam("code") String code) {
        ServicePromise promise = months.of(directory.get(code).code());
        return new FiguresView(
                code,
                promise.medianDays(),
                promise.cases(),
                promise.ease(),
                promise.ratings(),
                promise.months().stream()
                        .map(month -> new MonthView(month.month().toString(), month.medianDays(), month.ease()))
                        .toList());
    }
}
