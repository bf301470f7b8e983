package org.dilmun.ejb.school;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.school.Student;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A case of the version of the service that asked for the number of the pupil. */
@OnDatabase
class EarlierTransferTest {

    private final TestSchools schools = new TestSchools(text -> text.replace("id: child", "id: pupil")
            .replace("type: child", "type: choice\n          source: register:pupils")
            .replace("[child, ", "[pupil, "));

    @AfterEach
    void close() {
        schools.close();
    }

    @Test
    void it_goes_on_to_its_end() {
        Actor parent = schools.adult();
        Student pupil = schools.girl(parent, schools.section(TestSchools.PRIVATE, 4, 30, 20), "340");
        schools.section(TestSchools.GIRLS, 4, 30, 29);
        Reference reference = schools.filledIn(parent, Map.of("pupil", pupil.number()), TestSchools.GIRLS);
        schools.office().submit(parent, reference);

        schools.act(schools.registrar(TestSchools.PRIVATE), reference, "clear");
        Actor taking = schools.registrar(TestSchools.GIRLS);
        schools.act(taking, reference, "accept");
        schools.office().act(schools.adult(Role.OFFICER), reference, "approve", null, "");
        schools.act(taking, reference, "enrol");
        assertThat(schools.request(parent, reference).status()).isEqualTo(RequestStatus.COMPLETED);
    }
}
