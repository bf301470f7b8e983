package org.dilmun.ejb.persistence;

import java.sql.SQLException;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

/** The run on MariaDB forgets no test and really is one. */
@OnDatabase
class OnDatabaseTest {

    @Test
    void every_test_on_a_database_runs_on_both() {
        var tests = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("org.dilmun.ejb");
        classes()
                .that(simpleNameEndingWith("Test"))
                .and(describe("use TestDatabase", OnDatabaseTest::usesTestDatabase))
                .should()
                .beAnnotatedWith(OnDatabase.class)
                .check(tests);
    }

    private static boolean usesTestDatabase(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(to -> to.getTargetClass().isEquivalentTo(TestDatabase.class));
    }

    @Test
    void the_database_is_the_one_that_the_run_is_for() throws SQLException {
        try (var database = new TestDatabase();
                var connection = database.pool().getConnection()) {
            String product = connection.getMetaData().getDatabaseProductVersion();
            assertThat(product).startsWith(MariaDbServer.wanted() ? "11.4" : "2.");
        }
    }
}
