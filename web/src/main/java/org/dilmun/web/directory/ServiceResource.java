package org.dilmun.web.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import org.dilmun.domain.directory.Audience;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Service;
import org.dilmun.web.api.OpenToAnyone;
import org.dilmun.web.site.Page;

/** The directory of public services. */
@OpenToAnyone
@Path("services")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class ServiceResource {

    @Inject
    Directory directory;

    @Inject
    Country country;

    /** What to list. */
    public static class Filter {

        @QueryParam("q")
        @Size(max = 200)
        String query;

        /** Without it, the first language of the country. */
        @QueryParam("lang")
        String language;

        @QueryParam("body")
        String body;

        @QueryParam("audience")
        String audience;

        @QueryParam("size")
        @DefaultValue("20")
        @Min(1)
        @Max(100)
        int size;

        /** Code of the last service of the stretch before. */
        @QueryParam("after")
        String after;

        boolean searches() {
            return query != null && !query.isBlank();
        }

        Predicate<Service> predicate() {
            return service -> (body == null || service.body().code().equals(body))
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
     * @param next value of {@code after} for the next stretch; null on the last
     */
    public record Lines(List<Line> services, String suggestion, String next) {}

    @GET
    @Operation(summary = "List and search public services")
    public Lines list(@BeanParam Filter filter) {
        String language = Objects.requireNonNullElseGet(
                filter.language, () -> country.languages().get(0).tag());
        if (filter.searches()) {
            var found = directory.search(filter.query, language, filter.size);
            var lines = found.hits().stream()
                    .map(hit -> hit.service())
                    .filter(filter.predicate())
                    .map(service -> Line.of(service, language))
                    .toList();
            return new Lines(lines, found.suggestion(), null);
        }
        List<Service> page = directory.list().stream()
                .filter(filter.predicate())
                .sorted(Comparator.comparing(Service::code))
                .filter(service -> filter.after == null || service.code().compareTo(filter.after) > 0)
                .limit(filter.size + 1L)
                .toList();
        List<Service> shown = page.subList(0, Math.min(filter.size, page.size()));
        return new Lines(
                shown.stream().map(service -> Line.of(service, language)).toList(),
                null,
                page.size() > filter.size ? shown.get(shown.size() - 1).code() : null);
    }

    @GET
    @Path("{code}")
    @Operation(summary = "One service's descriptor")
    public ServiceDescriptor get(@PathParam("code") String code) {
        return directory.get(code).descriptor();
    }
}
