package org.dilmun.ejb.school;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Address;
import org.dilmun.domain.party.Guardianship;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.party.Sex;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.school.SeatGroup;
import org.dilmun.domain.school.SeatSection;
import org.dilmun.domain.school.Student;
import org.dilmun.domain.school.Transfer;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.directory.Publications;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.Guardians;
import org.dilmun.ejb.party.Kin;
import org.dilmun.ejb.party.Partners;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.request.Attachments;
import org.dilmun.ejb.request.CaseListeners;
import org.dilmun.ejb.request.Drafts;
import org.dilmun.ejb.request.Fixtures;
import org.dilmun.ejb.request.HeardMoves;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.TestFiles;
import org.dilmun.ejb.request.TestOffice;

/**
 * The ministry with its service of transfers, the real schools of the country, and classes, pupils and registrars as a test wants them; on
 * a Tuesday in the first week of school, when the window is open.
 */
final class TestSchools implements AutoCloseable {

    static final Instant IN_TIME = Instant.parse("2017-09-05T08:00:00Z");
    static final int YEAR = 2017;
    static final String GIRLS = "capital-primary-girls";
    static final String PRIVATE = "gulf-national";

    private final TestOffice office = new TestOffice();
    private long body;
    private int people = 850_101_400;

    /** As the container tells the register of the schools. */
    private final class ToldRegister extends HeardMoves {

        @Override
        public void moved(Request request, RequestStatus before) {
            super.moved(request, before);
            office.bean(TransferProgress.class).moved(request, before);
        }
    }

    TestSchools() {
        this(UnaryOperator.identity());
    }

    /** @param change of the text of the service, as an earlier version of it may have been */
    TestSchools(UnaryOperator<String> change) {
        office.at(IN_TIME);
        office.database().with(CaseListeners.class, new ToldRegister());
        office.collecting();
        office.database().inTransaction(() -> {
            var moe = new Bodies.BodyData(
                    "moe", LocalizedText.of("الوزارة", "Ministry"), null, "ministry", LocalizedText.of("دور", "Role"));
            office.bean(Publications.class)
                    .takeOver(
                            "release",
                            List.of(moe),
                            List.of(Fixtures.ofBahrain("moe", StudentTransfer.SERVICE, change)));
            office.bean(Directory.class);
            body = office.bean(Bodies.class).get("moe").id();
        });
        office.handling(office.bean(StudentTransfer.class))
                .asking(office.bean(PupilChoices.class))
                .asking(office.bean(SchoolChoices.class));
    }

    TestOffice office() {
        return office;
    }

    <T> T bean(Class<T> type) {
        return office.bean(type);
    }

    Person person(LocalDate born, Sex sex, String block) {
        var profile = new Person.Profile(
                LocalizedText.of("شخص", "Person"),
                born,
                sex,
                "BHR",
                true,
                new Address(Map.of("building", "1", "road", "2", "block", block)),
                null,
                null);
        var number = new PersonalNumber(Integer.toString(people++));
        return office.database().inTransaction(() -> bean(People.class).register(number, profile));
    }

    Actor adult(Role... roles) {
        Person person = person(LocalDate.of(1985, 1, 1), Sex.FEMALE, "340");
        return actor(person, roles);
    }

    Actor actor(Person person, Role... roles) {
        return Actor.person(
                person.id(),
                Assurance.BASIC,
                roles.length == 0 ? Map.of() : Map.of(body, Set.of(roles)),
                Channel.PORTAL);
    }

    Actor registrar(String... schools) {
        Person person = person(LocalDate.of(1985, 1, 1), Sex.FEMALE, "340");
        office.database().inTransaction(() -> List.of(schools)
                .forEach(school -> bean(Registrars.class).appoint(person, school)));
        return actor(person);
    }

    /** Makes that school a partner of the ministry, and somebody work for it. */
    Actor partner(String school) {
        Person person = person(LocalDate.of(1985, 1, 1), Sex.FEMALE, "340");
        long organisation = office.database().inTransaction(() -> {
            LocalizedText name = bean(Schools.class).get(school).name();
            bean(Bodies.class)
                    .takeOverPartners(List.of(new Partners.PartnerData(school, name, "private-school", "moe")));
            office.database().entityManager().flush();
            return bean(Bodies.class).get(school).id();
        });
        return Actor.person(person.id(), Assurance.BASIC, Map.of(organisation, Set.of(Role.PARTNER)), Channel.PORTAL);
    }

    SeatSection section(String school, int grade, int capacity, int taken) {
        return office.database().inTransaction(() -> {
            var section = new SeatSection(
                    bean(Ids.class).next(),
                    new SeatGroup(school, YEAR, grade, SeatSection.UNDIVIDED),
                    "A",
                    capacity,
                    taken);
            office.database().entityManager().persist(section);
            return section;
        });
    }

    /** A girl in the fourth grade who lives in that block. */
    Student girl(Actor guardian, SeatSection section, String block) {
        return enter(guardian, person(LocalDate.of(2008, 3, 10), Sex.FEMALE, block), section);
    }

    /** The child of that parent. */
    Student enter(Actor parent, Person child, SeatSection section) {
        office.database().inTransaction(() -> bean(Kin.class)
                .recordParent(bean(People.class).get(parent.id()), child));
        return enter(child, section);
    }

    /** Somebody of whom a court has made that person the guardian. */
    Student ward(Actor guardian, Person child, SeatSection section) {
        office.database().inTransaction(() -> bean(Guardians.class)
                .appoint(
                        bean(People.class).get(guardian.id()),
                        child,
                        new Guardianship.Decision("1/2017", child.birthDate(), null)));
        return enter(child, section);
    }

    private Student enter(Person child, SeatSection section) {
        return office.database().inTransaction(() -> {
            SeatSection there = office.database().entityManager().find(SeatSection.class, section.id());
            return bean(Students.class).enter(child, there, LocalDate.of(YEAR, 9, 3));
        });
    }

    /** @return what stands for the pupil in forms of that guardian */
    String reference(Actor guardian, Student student) {
        return office.as(guardian, () -> bean(Guardians.class).wards(guardian.id())).stream()
                .filter(ward -> ward.person().id() == student.personId())
                .findFirst()
                .orElseThrow()
                .reference();
    }

    /** An application in the open window, with all its papers. */
    Reference filledIn(Actor guardian, Student student, String school) {
        return filledIn(guardian, Map.of("child", reference(guardian, student)), school);
    }

    /** @param pupil the answers that say who it is */
    Reference filledIn(Actor guardian, Map<String, String> pupil, String school) {
        Drafts drafts = bean(Drafts.class);
        Reference draft =
                office.as(guardian, () -> drafts.start(StudentTransfer.SERVICE)).reference();
        office.does(guardian, () -> drafts.save(draft, "pupil", pupil));
        office.does(guardian, () -> drafts.save(draft, "school", Map.of("school", school, "cause", "regular")));
        for (String file : List.of("certificate", "admission", "affidavit")) {
            office.does(guardian, () -> bean(Attachments.class)
                    .attach(draft, file, file + ".pdf", TestFiles.stream(TestFiles.PDF)));
        }
        return draft;
    }

    Reference submitted(Actor guardian, Student student, String school) {
        Reference draft = filledIn(guardian, student, school);
        office.submit(guardian, draft);
        return draft;
    }

    /** A registrar acts on the transfer as it is now. */
    void act(Actor registrar, Reference reference, String action) {
        office.does(registrar, () -> {
            TransferDesk desk = bean(TransferDesk.class);
            desk.act(reference, desk.get(reference).request().version(), action, "", "");
        });
    }

    String attempt(Actor registrar, Reference reference, String action) {
        try {
            act(registrar, reference, action);
            return "done";
        } catch (Problem refusal) {
            return refusal.code();
        }
    }

    Transfer transfer(Reference reference) {
        return office.database().inTransaction(() -> bean(Transfers.class).get(reference));
    }

    Request request(Actor guardian, Reference reference) {
        return office.as(guardian, () -> bean(RequestQueries.class).getOwn(reference));
    }

    SeatSection now(SeatSection section) {
        return office.database()
                .inTransaction(() -> office.database().entityManager().find(SeatSection.class, section.id()));
    }

    void serveLines() {
        office.does(Actor.NOBODY, () -> bean(ServeWaitingLists.class).work());
    }

    @Override
    public void close() {
        office.close();
    }
}
