package org.dilmun.ejb.directory;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Profile;

/** Official announcements of the bodies, the latest first. Those of the demonstration are shown in a demonstration only. */
@ApplicationScoped
public class Announcements {

    @Inject
    Country country;

    @Inject
    Profile profile;

    private List<Announcement> announcements;

    /** @param date ISO 8601 */
    public record Announcement(
            String code, String body, String date, LocalizedText title, LocalizedText text, boolean demonstration) {}

    @PostConstruct
    void load() {
        announcements = country.files().find("announcements.yaml").stream()
                .flatMap(file -> Arrays.stream(file.as(Announcement[].class)))
                .filter(announcement -> profile.demonstration() || !announcement.demonstration())
                .sorted(Comparator.comparing(Announcement::date).reversed())
                .toList();
    }

    public List<Announcement> latest(int size) {
        return announcements.stream().limit(size).toList();
    }
}
