package org.dilmun.ejb.identity.openid;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.identity.openid.KeptRequest;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@OnDatabase
class KeptRequestsTest {

    private final SignInFixture fixture = new SignInFixture();
    private final KeptRequests requests = fixture.database.bean(KeptRequests.class);

    @AfterEach
    void close() {
        fixture.close();
    }

    private Optional<KeptRequest> find(String handle, String browser) {
        return fixture.database.inTransaction(() -> requests.find(handle, browser));
    }

    @Test
    void only_the_browser_that_brought_it_goes_on_with_a_request_and_not_for_ever() {
        String handle = fixture.database.inTransaction(() -> requests.keep(fixture.account, "a=b", "mine"));
        assertThat(find(handle, "mine").map(KeptRequest::parameters)).hasValue("a=b");
        assertThat(find(handle, "another")).isEmpty();
        fixture.now = fixture.now.plus(Duration.ofMinutes(31));
        assertThat(find(handle, "mine")).isEmpty();
    }

    @Test
    void what_was_pushed_is_taken_once_by_its_own_and_within_90_seconds() {
        String handle = fixture.database.inTransaction(() -> requests.push(fixture.account, "a=b"));
        assertThat(find(handle, "mine")).isEmpty();
        assertThat(fixture.database.inTransaction(() -> requests.takePushed(fixture.licences, handle)))
                .isEmpty();
        assertThat(fixture.database.inTransaction(() -> requests.takePushed(fixture.account, handle)))
                .hasValue("a=b");
        assertThat(fixture.database.inTransaction(() -> requests.takePushed(fixture.account, handle)))
                .isEmpty();
        String late = fixture.database.inTransaction(() -> requests.push(fixture.account, "a=b"));
        fixture.now = fixture.now.plusSeconds(91);
        assertThat(fixture.database.inTransaction(() -> requests.takePushed(fixture.account, late)))
                .isEmpty();
    }
}
