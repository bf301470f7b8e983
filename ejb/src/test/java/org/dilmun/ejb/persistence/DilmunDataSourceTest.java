package org.dilmun.ejb.persistence;

import java.util.Properties;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DilmunDataSourceTest {

    private static Properties options(String url) {
        var source = new DilmunDataSource();
        source.setUrl(url);
        return source.options();
    }

    @Test
    void the_driver_of_mysql_keeps_statements_unless_the_address_says_otherwise() {
        String url = "jdbc:mysql://db.example/dilmun?useSSL=true";
        assertThat(options(url)).containsEntry("cachePrepStmts", "true").doesNotContainKey("useSSL");
        assertThat(options(url + "&cachePrepStmts=false"))
                .doesNotContainKey("cachePrepStmts")
                .containsEntry("useLocalSessionState", "true");
    }

    @Test
    void other_drivers_are_asked_for_nothing() {
        assertThat(options(DilmunDataSource.DEFAULT_URL)).isEmpty();
        assertThat(options("jdbc:mariadb://db.example/dilmun")).isEmpty();
    }
}
