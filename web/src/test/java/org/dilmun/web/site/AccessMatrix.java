package org.dilmun.web.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.HttpMethod;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Behalf;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;

/** Who reaches which page and which operation: the table in {@code docs/access-matrix.md}. */
public final class AccessMatrix {

    static final Path FILE = Path.of("../docs/access-matrix.md");
    static final String UNDECIDED = "?";

    private static final String INTRODUCTION =
            """
            # Who reaches what

            Generated from the code (`mvn -pl domain,ejb,web -am test -Dtest=AccessMatrixTest -Daccess.matrix.write
            -Dsurefire.failIfNoSpecifiedTests=false`); a test compares it with the code, another with what the running platform answers.
            `open`: the page or operation is reached, and decides by itself about the case or order in its address. `login`: sent to
            sign in. `401`, `403`: refused. Rows of operations are decided here, by hand: a new one begins as `?`, which fails the build.

            """;

    /** Who asks, as the demonstration has them. */
    public enum Persona {
        NOBODY(null),
        CITIZEN("920704565"),
        RESIDENT("880100036"),
        OFFICER("781107776"),
        SUPERVISOR("950500178"),
        AUDITOR("011200014"),
        OPERATOR("900661003"),
        PARTNER("870914006"),
        SERVICE_OWNER("860917258"),
        REGISTRAR("830412018"),
        IDENTITY_OFFICER("871104628"),
        TREASURER("820506109"),
        /** Somebody who acts in the name of another. */
        MANDATE_HOLDER("850312345");

        private final String personalNumber;

        Persona(String personalNumber) {
            this.personalNumber = personalNumber;
        }

        /** @return null for nobody */
        public String personalNumber() {
            return personalNumber;
        }

        /** Whether they have switched into the name of another, who let them. */
        public boolean actsForAnother() {
            return this == MANDATE_HOLDER;
        }

        private Actor actor() {
            return switch (this) {
                case NOBODY -> Actor.NOBODY;
                case CITIZEN, RESIDENT -> person(Map.of());
                case OFFICER -> person(Map.of(1L, Set.of(Role.OFFICER)));
                case SUPERVISOR -> person(Map.of(1L, Set.of(Role.SUPERVISOR)));
                case AUDITOR -> person(Map.of(1L, Set.of(Role.AUDITOR)));
                case OPERATOR -> person(Map.of(1L, Set.of(Role.OPERATOR)));
                case PARTNER -> person(Map.of(1L, Set.of(Role.PARTNER)));
                case SERVICE_OWNER -> person(Map.of(1L, Set.of(Role.SERVICE_OWNER)));
                case REGISTRAR -> person(Map.of(1L, Set.of(Role.REGISTRAR)));
                case IDENTITY_OFFICER -> person(Map.of(1L, Set.of(Role.IDENTITY_OFFICER)));
                case TREASURER -> person(Map.of(1L, Set.of(Role.TREASURER)));
                case MANDATE_HOLDER -> person(Map.of(1L, Set.of(Role.SUPERVISOR, Role.OPERATOR)))
                        .inNameOf(new Behalf(2, 3, Set.of("id-card-replacement")));
            };
        }

        private static Actor person(Map<Long, Set<Role>> roles) {
            return Actor.person(1, Assurance.BASIC, roles, Channel.PORTAL);
        }
    }

    /**
     * One line of the table.
     *
     * @param method GET for a page
     * @param address as in the contract, {@code /{lang}/services/{code}}
     * @param cells of each persona, in their order
     */
    public record Row(String method, String address, List<String> cells) {

        public String expected(Persona persona) {
            return cells.get(List.of(Persona.values()).indexOf(persona));
        }

        public boolean isPage() {
            return address.startsWith("/{lang}");
        }

        String key() {
            return method + " " + address;
        }

        private String line() {
            return "| " + method + " | `" + address + "` | " + String.join(" | ", cells) + " |\n";
        }
    }

    private final List<Row> rows;

    private AccessMatrix(List<Row> rows) {
        this.rows = rows;
    }

    /** @return the pages as the code opens them, and the operations that the code has with what the table says of them */
    public static AccessMatrix ofTheCode() {
        var rows = new ArrayList<Row>();
        for (Page page : Page.values()) {
            rows.add(new Row("GET", "/{lang}" + page.address(), cells(page)));
        }
        Map<String, Row> known = ofTheFile().rows().stream()
                .collect(Collectors.toMap(Row::key, row -> row, (a, b) -> a, LinkedHashMap::new));
        operations().forEach(row -> rows.add(known.getOrDefault(row.key(), row)));
        return new AccessMatrix(rows);
    }

    /** @return the committed table; empty if there is none yet */
    public static AccessMatrix ofTheFile() {
        try (Stream<String> lines = Files.exists(FILE) ? Files.lines(FILE) : Stream.empty()) {
            return new AccessMatrix(lines.filter(line -> line.startsWith("| ") && line.contains("`"))
                    .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
                    .map(parts -> new Row(parts.get(0), parts.get(1).replace("`", ""), parts.subList(2, parts.size())))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Row> rows() {
        return rows;
    }

    public String text() {
        String head = Stream.of(Persona.values())
                .map(persona -> persona.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(" | "));
        return INTRODUCTION + "| method | address | " + head + " |\n" + "|---".repeat(2 + Persona.values().length)
                + "|\n" + rows.stream().map(Row::line).collect(Collectors.joining());
    }

    private static List<String> cells(Page page) {
        var cells = new EnumMap<Persona, String>(Persona.class);
        for (Persona persona : Persona.values()) {
            String refused = persona == Persona.NOBODY ? "login" : "403";
            cells.put(persona, page.opens().to(persona.actor()) ? "open" : refused);
        }
        return List.copyOf(cells.values());
    }

    private static List<Row> operations() {
        List<String> undecided =
                Stream.of(Persona.values()).map(persona -> UNDECIDED).toList();
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.dilmun.web").stream()
                        .filter(type -> !root(type).isEmpty())
                        .flatMap(AccessMatrix::operations)
                        .map(operation -> new Row(operation.get(0), operation.get(1), undecided))
                        .sorted(Comparator.comparing(Row::address).thenComparing(Row::method))
                        .toList();
    }

    private static Stream<List<String>> operations(JavaClass type) {
        return type.getAllMethods().stream()
                .filter(method -> !verb(method).isEmpty())
                .map(method -> List.of(verb(method), join(root(type), path(method))));
    }

    private static String verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .flatMap(annotation -> annotation.getRawType().getAnnotations().stream())
                .filter(meta -> meta.getRawType().isEquivalentTo(HttpMethod.class))
                .map(meta -> (String) meta.get("value").orElseThrow())
                .findFirst()
                .orElse("");
    }

    /** Every application of ours but the sign-in of systems lives under one root. */
    private static String root(JavaClass type) {
        return value(type.reflect().getAnnotation(jakarta.ws.rs.Path.class), "/api/v1");
    }

    private static String path(JavaMethod method) {
        return value(method.reflect().getAnnotation(jakarta.ws.rs.Path.class), "");
    }

    private static String value(Annotation path, String prefix) {
        return path instanceof jakarta.ws.rs.Path at ? join(prefix, at.value()) : "";
    }

    private static String join(String left, String right) {
        String rest = right.startsWith("/") ? right.substring(1) : right;
        return rest.isEmpty() ? left : left + "/" + rest;
    }
}
