package org.dilmun.ejb.school.results;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.school.results.ResultSheet;
import org.dilmun.domain.school.results.Sitting;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.StartLock;
import org.dilmun.ejb.school.Schools;

/** Results of the demonstration, as if they had been published some days before its first start. Never in production. */
@Singleton
@Startup
@DependsOn("DemoFamilies")
@Interceptors(AgainAfterDeadlock.class)
public class DemoResults {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Profile profile;

    @Inject
    Country country;

    @Inject
    Schools schools;

    @Inject
    People people;

    @Inject
    SheetUploads uploads;

    @Inject
    BusinessClock clock;

    @Inject
    StartLock startLock;

    /**
     * The shape of {@code demo-results.yaml}.
     *
     * @param daysAgo how long they have been public at the first start
     * @param uploadedBy personal number of an official
     * @param approvedBy personal number of another one
     */
    public record Data(int daysAgo, String uploadedBy, String approvedBy, List<DemoSheet> sheets) {}

    /**
     * The results of one sitting.
     *
     * @param exam code
     * @param file as an official would upload it
     */
    public record DemoSheet(String exam, int round, String file) {}

    @PostConstruct
    void seed() {
        if (profile.demonstration()) {
            startLock.take();
            country.files()
                    .find("demo-results.yaml")
                    .filter(file -> isFirstStart())
                    .map(file -> file.as(Data.class))
                    .ifPresent(this::publish);
        }
    }

    private boolean isFirstStart() {
        return em.createQuery("select count(s) from ResultSheet s", Long.class).getSingleResult() == 0;
    }

    private void publish(Data data) {
        Instant now = clock.instant();
        Instant minute = now.minus(Duration.ofDays(data.daysAgo()));
        Instant before = minute.minus(Duration.ofDays(1));
        int year = schools.calendar().yearOf(country.day(now)) - 1;
        for (DemoSheet sheet : data.sheets()) {
            ResultSheet taken =
                    uploads.take(sent(sheet, new Sitting(year, sheet.round())), official(data.uploadedBy()), before);
            taken.approve(official(data.approvedBy()), minute, before);
        }
    }

    private static SheetUploads.Sent sent(DemoSheet sheet, Sitting sitting) {
        byte[] content = sheet.file().getBytes(StandardCharsets.UTF_8);
        int candidates = (int) sheet.file().lines().count() - 1; // behind the line that names the columns
        return new SheetUploads.Sent(
                sheet.exam(), sitting, candidates, sheet.exam() + ".csv", new ByteArrayInputStream(content));
    }

    private Actor official(String personalNumber) {
        return Actor.person(people.find(personalNumber).orElseThrow().id(), Assurance.BASIC, Map.of(), Channel.PORTAL);
    }
}
