package org.dilmun;

import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

import org.dilmun.ejb.persistence.AfterMigration;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.OwnTransaction;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

/** How the code hangs together: layers, kernel and sectors, and what nobody uses. */
@AnalyzeClasses(packages = "org.dilmun", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Of {@code docs} and the design: what knows no sector. {@code api} and {@code site} are the edges of the web layer. */
    private static final Set<String> KERNEL = Set.of(
            "party",
            "succession",
            "register",
            "identity",
            "access",
            "directory",
            "studio",
            "expression",
            "form",
            "request",
            "payment",
            "ledger",
            "settlement",
            "receipt",
            "bill",
            "notice",
            "obligation",
            "office",
            "document",
            "memo",
            "mandate",
            "calendar",
            "audit",
            "appointment",
            "place",
            "analytics",
            "operations",
            "kernel",
            "country",
            "persistence",
            "outbox",
            "demo",
            "table",
            "api",
            "site");

    private static final Set<String> SECTORS = Set.of(
            "civil",
            "utilities",
            "traffic",
            "commerce",
            "trader",
            "notary",
            "school",
            "university",
            "medical",
            "charity",
            "elderly",
            "council",
            "employee",
            "post",
            "kiosk",
            "performance",
            "engagement");

    private static final String DOMAIN = "org.dilmun.domain..";
    private static final Set<TransactionAttributeType> BEGINNING =
            Set.of(TransactionAttributeType.REQUIRED, TransactionAttributeType.REQUIRES_NEW);
    private static final String EJB = "org.dilmun.ejb..";
    private static final String WEB = "org.dilmun.web..";

    @ArchTest
    static final ArchRule the_layers_know_only_what_is_below_them = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("domain")
            .definedBy(DOMAIN)
            .layer("ejb")
            .definedBy(EJB)
            .layer("web")
            .definedBy(WEB)
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("ejb")
            .mayOnlyBeAccessedByLayers("web");

    @ArchTest
    static void every_feature_is_listed_as_kernel_or_sector(JavaClasses classes) {
        Set<String> unlisted = classes.stream()
                .filter(type -> !feature(type).isEmpty())
                .map(ArchitectureTest::feature)
                .filter(feature -> !KERNEL.contains(feature) && !SECTORS.contains(feature))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unlisted).as("name them in KERNEL or SECTORS").isEmpty();
    }

    @ArchTest
    static final ArchRule the_kernel_knows_no_sector_and_sectors_not_each_other =
            classes().that(resideInAnyPackage(DOMAIN, EJB, WEB)).should(dependOnNoForeignSector());

    @ArchTest
    static final ArchRule features_of_the_domain_form_no_cycle = SlicesRuleDefinition.slices()
            .matching("org.dilmun.domain.(*)..")
            .should()
            .beFreeOfCycles();

    /** Access audits what it denies and audit asks access for its actor: one knot, known, and no other is allowed. */
    @ArchTest
    static final ArchRule features_of_the_business_layer_form_no_cycle = SlicesRuleDefinition.slices()
            .matching("org.dilmun.ejb.(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAPackage("org.dilmun.ejb.audit"), resideInAPackage("org.dilmun.ejb.access"));

    @ArchTest
    static final ArchRule features_of_the_web_form_no_cycle = SlicesRuleDefinition.slices()
            .matching("org.dilmun.web.(*)..")
            .should()
            .beFreeOfCycles();

    /** The signature classes of PDFBox and BouncyCastle, and the tokens of Nimbus, speak in them. */
    @ArchTest
    static final ArchRule time_is_java_time = noClasses()
            .that(not(resideInAnyPackage("org.dilmun.ejb.document..", "org.dilmun.ejb.identity.openid..")))
            .should()
            .dependOnClassesThat(nameMatching("java\\.util\\.(Date|Calendar|GregorianCalendar)")
                    .as("are java.util.Date or Calendar"));

    /** The server hands out proxies of these beans that know their public methods only; outside of it the call would work. */
    @ArchTest
    static final ArchRule nobody_calls_what_is_not_public_of_a_bean_of_the_server =
            classes().that(resideInAnyPackage(EJB, WEB)).should(callOnlyPublicMethodsOfBeans());

    private static ArchCondition<JavaClass> callOnlyPublicMethodsOfBeans() {
        return new ArchCondition<>("call only public methods of enterprise beans") {
            @Override
            public void check(JavaClass caller, ConditionEvents events) {
                caller.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().isAnnotatedWith(Stateless.class)
                                || call.getTargetOwner().isAnnotatedWith(Singleton.class))
                        .filter(call -> !call.getTargetOwner().equals(caller))
                        .filter(call -> call.getTarget()
                                .resolveMember()
                                .filter(method -> !method.getModifiers().contains(JavaModifier.PUBLIC)
                                        && !method.getModifiers().contains(JavaModifier.STATIC))
                                .isPresent())
                        .forEach(call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
            }
        };
    }

    /** {@code Launcher} is what an operator calls from a shell. */
    @ArchTest
    static final ArchRule nobody_writes_to_the_console = noClasses()
            .that(not(nameMatching(".*\\.Launcher")))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    /** {@code javax.sql.DataSource} asks for one; and the number of the request gets into the server's log by its format alone. */
    @ArchTest
    static final ArchRule logging_is_system_logger = noClasses()
            .that(not(nameMatching(".*\\.(DilmunDataSource|LogFormat|LogSetting)")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging.."));

    /** A refusal says by annotation that it rolls back: the one word of EJB that the domain speaks. */
    @ArchTest
    static final ArchRule the_domain_knows_neither_container_nor_pages = noClasses()
            .that(resideInAPackage(DOMAIN))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "jakarta.ejb..",
                            "jakarta.faces..",
                            "jakarta.ws.rs..",
                            "jakarta.servlet..",
                            "jakarta.inject..",
                            "jakarta.enterprise..")
                    .and(not(nameMatching("jakarta\\.ejb\\.ApplicationException"))));

    @ArchTest
    static final ArchRule the_business_layer_knows_neither_pages_nor_http_resources = noClasses()
            .that(resideInAPackage(EJB))
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta.faces..", "jakarta.servlet.."))
            .orShould()
            .beAnnotatedWith("jakarta.ws.rs.Path");

    @ArchTest
    static final ArchRule what_is_injected_is_package_private_so_that_a_test_can_set_it = fields().that()
            .areAnnotatedWith(Inject.class)
            .or()
            .areAnnotatedWith("jakarta.persistence.PersistenceContext")
            .or()
            .areAnnotatedWith("jakarta.annotation.Resource")
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule business_beans_have_no_setters = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Stateless.class)
            .or()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Singleton.class)
            .or()
            .areDeclaredInClassesThat(resideInAPackage(EJB).and(scoped()))
            .should()
            .haveNameNotMatching("set[A-Z].*");

    @ArchTest
    static final ArchRule entities_change_by_verbs = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .haveNameNotMatching("set[A-Z].*");

    /** The container starts timers while the schema is still being made. */
    @ArchTest
    static final ArchRule timers_wait_for_the_schema = methods()
            .that()
            .areAnnotatedWith(Schedule.class)
            .should()
            .beDeclaredInClassesThat(DescribedPredicate.describe(
                    "are intercepted by AfterMigration",
                    type -> type.isAnnotatedWith(Interceptors.class)
                            && List.of(type.getAnnotationOfType(Interceptors.class)
                                            .value())
                                    .contains(AfterMigration.class)));

    /** A bean that has it not would make transactions apart of what it calls. */
    /** The server looks for it by its name, and finds either. */
    @ArchTest
    static final ArchRule what_starts_a_bean_has_a_name_of_its_own = methods()
            .that()
            .areAnnotatedWith(PostConstruct.class)
            .should(ArchCondition.from(DescribedPredicate.describe(
                    "be the only method of that name",
                    method -> method.getOwner().getMethods().stream()
                                    .filter(other -> other.getName().equals(method.getName()))
                                    .count()
                            == 1)));

    @ArchTest
    static final ArchRule what_lost_its_transaction_to_another_begins_again = classes()
            .that(DescribedPredicate.describe(
                    "have transactions that the container begins", ArchitectureTest::containerBeginsTransactions))
            .and(not(DescribedPredicate.describe(
                    "is the one it does", type -> type.isEquivalentTo(OwnTransaction.class))))
            .should(ArchCondition.from(DescribedPredicate.describe(
                    "be intercepted by AgainAfterDeadlock",
                    type -> type.isAnnotatedWith(Interceptors.class)
                            && List.of(type.getAnnotationOfType(Interceptors.class)
                                            .value())
                                    .contains(AgainAfterDeadlock.class))));

    private static boolean containerBeginsTransactions(JavaClass type) {
        boolean bean = type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class);
        boolean own = type.isAnnotatedWith(TransactionManagement.class);
        boolean always = !type.isAnnotatedWith(TransactionAttribute.class)
                || BEGINNING.contains(
                        type.getAnnotationOfType(TransactionAttribute.class).value());
        return bean
                && !own
                && (always
                        || type.getMethods().stream()
                                .filter(method -> method.isAnnotatedWith(TransactionAttribute.class))
                                .anyMatch(method ->
                                        BEGINNING.contains(method.getAnnotationOfType(TransactionAttribute.class)
                                                .value())));
    }

    /** Whoever needs the time has it injected, and says which: the one of the business or the one that nobody moves. */
    @ArchTest
    static final ArchRule the_time_is_asked_of_an_injected_clock = noClasses()
            .that(resideInAnyPackage(DOMAIN, EJB, WEB))
            .and(not(nameMatching(".*\\.SystemClock")))
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "it asks java.time for the time of the machine",
                    call -> call.getTargetOwner().getPackageName().equals("java.time")
                            && call.getName().matches("now|system|systemUTC|systemDefaultZone|tick.*")))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are a clock that does not say which", type -> type.isEquivalentTo(Clock.class)));

    @ArchTest
    static final ArchRule security_leases_and_the_audit_trail_go_by_the_real_clock = noClasses()
            .that(resideInAnyPackage(
                    "org.dilmun.ejb.identity..",
                    "org.dilmun.ejb.access..",
                    "org.dilmun.ejb.audit..",
                    "org.dilmun.ejb.persistence..",
                    "org.dilmun.ejb.outbox..",
                    "org.dilmun.web.identity..",
                    "org.dilmun.web.audit.."))
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.dilmun.ejb.country..").and(nameMatching(".*\\.(BusinessClock|MovedClock)")));

    @ArchTest
    static final ArchRule no_clock_is_injected_that_does_not_say_which =
            fields().that().areAnnotatedWith(Inject.class).should().notHaveRawType(InstantSource.class);

    /** EclipseLink would make capitals of the class's name, and on Linux MariaDB tells them apart. */
    @ArchTest
    static final ArchRule entities_name_their_table = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .beAnnotatedWith("jakarta.persistence.Table");

    @ArchTest
    static final ArchRule entities_hide_their_fields = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .and()
            .doNotHaveModifier(JavaModifier.STATIC)
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .and()
            .haveNameNotStartingWith("_persistence")
            .should()
            .bePrivate();

    private static DescribedPredicate<JavaClass> scoped() {
        return DescribedPredicate.describe(
                "are scoped beans",
                type -> type.isAnnotatedWith(ApplicationScoped.class) || type.isAnnotatedWith(RequestScoped.class));
    }

    private static ArchCondition<JavaClass> dependOnNoForeignSector() {
        return new ArchCondition<>("depend on no sector but their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String other = feature(dependency.getTargetClass());
                    if (SECTORS.contains(other) && !other.equals(feature(type))) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    /** @return {@code traffic} of {@code org.dilmun.ejb.traffic.Vehicles}; empty for what is in no layer */
    private static String feature(JavaClass type) {
        List<String> parts = List.of(type.getPackageName().split("\\.", -1));
        boolean layered = parts.size() > 3
                && parts.get(1).equals("dilmun")
                && Set.of("domain", "ejb", "web").contains(parts.get(2));
        return layered ? parts.get(3) : "";
    }
}
