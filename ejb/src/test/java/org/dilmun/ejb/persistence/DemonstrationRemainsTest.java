package org.dilmun.ejb.persistence;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.ejb.demo.DemoClients;
import org.dilmun.ejb.demo.DemoPeople;
import org.dilmun.ejb.demo.DemoRelyingParties;
import org.dilmun.ejb.directory.ReleaseLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@OnDatabase
class DemonstrationRemainsTest {

    private final TestDatabase database = new TestDatabase();
    private final DemonstrationRemains remains = new DemonstrationRemains(database.pool());

    @BeforeEach
    void demonstrate() {
        assertThatCode(remains::requireNone).doesNotThrowAnyException();
        database.inTransaction(() -> {
            database.bean(ReleaseLoader.class);
            database.bean(DemoPeople.class);
            database.bean(DemoClients.class);
            database.bean(DemoRelyingParties.class);
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void all_that_the_public_knows_the_secrets_of_is_named_at_once() {
        assertThatThrownBy(remains::requireNone)
                .hasMessage("production does not start on this database, which was a demonstration's and has what the"
                        + " public knows the secrets of: the API client demo-clock; the API client ewa-billing; the API client ewa-counter; the API client ewa-office; the API client gdt-counter; the API client iga-counter;"
                        + " the API client iga-office; the API client moj-office; the relying party ewa-account; the relying party gdt-licences; "
                        + database.bean(DemoPeople.class).list().size()
                        + " eKey accounts of invented people. Give production a database of its own");
    }

    @Test
    void what_has_been_closed_or_removed_is_no_remainder() {
        database.inTransaction(() -> {
            var em = database.entityManager();
            em.createNativeQuery("update account set closed_at = created_at").executeUpdate();
            em.createNativeQuery("delete from api_client where client_id <> 'iga-office'")
                    .executeUpdate();
            em.createNativeQuery("update relying_party set closed_at = created_at where client_id <> 'gdt-licences'")
                    .executeUpdate();
        });
        assertThat(remains.list()).containsExactly("the API client iga-office", "the relying party gdt-licences");
    }

    @Test
    void invented_people_in_the_register_are_a_remainder() {
        database.inTransaction(() -> {
            var em = database.entityManager();
            em.createNativeQuery("update account set closed_at = created_at").executeUpdate();
            em.createNativeQuery("delete from api_client").executeUpdate();
            em.createNativeQuery("delete from relying_party").executeUpdate();
            em.createNativeQuery("update demo_crowd set made = 2000 where id = 1")
                    .executeUpdate();
        });
        assertThat(remains.list()).containsExactly("2000 invented people in the register");
    }
}
