package io.throughline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.throughline.local.Service;
import io.throughline.local.ServiceProcess;
import io.throughline.local.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who may call what: the table of route × role that the OpenAPI documents make, held against the classes, so that no route is missing in it, and
 * tried whole.
 */
class RoutesIT {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final String KEY = "key";
    private static final UUID ORGANIZATION = UUID.randomUUID();

    private static final List<String> ROLES =
            List.of("head-office", "admin", "store-manager", "associate", "integrator", "operator");

    private static Platform platform;
    private static final Map<Route, String> CONTENT_TYPES = new HashMap<>();

    private static Map<String, String> credentials;

    @BeforeAll
    static void setUp() throws IOException {
        platform = Platform.running();
        Tokens tokens = platform.parts().tokens();
        credentials = new LinkedHashMap<>();
        for (String role : ROLES) {
            Tokens.Draft draft = tokens.draft("somebody").roles(role).stores("S001");
            credentials.put(
                    role, "Bearer " + (role.equals("operator") ? draft : draft.organization(ORGANIZATION)).sign());
        }
    }

    /** @param method in lower case */
    private record Route(String method, String path) implements Comparable<Route> {

        @Override
        public int compareTo(Route other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return path + " " + method;
        }
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void documentHasEveryRouteAndWhoMayCallIt(Service service) throws IOException {
        Map<Route, Set<String>> documented = table(service);
        documented.values().removeIf(roles -> roles.contains(KEY));
        assertThat(documented).isEqualTo(classes(service));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void everyRouteOpensToWhomTheDocumentNamesAndToNobodyElse(Service service) throws IOException {
        Map<Route, Set<String>> table = table(service);
        List<String> otherwise = new ArrayList<>();
        table.forEach((route, roles) -> {
            int nobody = status(service, route, null);
            if (nobody != 401) {
                otherwise.add(route + " without a credential: " + nobody);
            }
            for (String role : ROLES) {
                // of feedback, integrators read what was given with test keys
                Route asked = role.equals("integrator")
                                && route.method().equals("get")
                                && route.path().startsWith("/v1/feedback")
                        ? new Route(route.method(), route.path() + "?space=test")
                        : route;
                int status = status(service, asked, credentials.get(role));
                boolean refused = status == 403;
                boolean open = status < 500 && status != 401 && status != 403;
                if (roles.contains(role) ? !open : !refused) {
                    otherwise.add(route + " as " + role + ": " + status);
                }
            }
        });
        assertThat(otherwise).isEmpty();
        keep(service, table);
    }

    /** As the running service tells it. */
    private static Map<Route, Set<String>> table(Service service) throws IOException {
        JsonNode document = Http.get(process(service).uri("/q/openapi?format=json"), "Accept", "application/json")
                .json();
        Map<Route, Set<String>> table = new TreeMap<>();
        document.path("paths").fields().forEachRemaining(path -> METHODS.stream()
                .filter(path.getValue()::has)
                .forEach(method -> {
                    Route route = new Route(method, path.getKey());
                    JsonNode described = path.getValue().path(method);
                    table.put(route, roles(described.path("security")));
                    described
                            .at("/requestBody/content")
                            .fieldNames()
                            .forEachRemaining(type -> CONTENT_TYPES.putIfAbsent(route, type));
                }));
        assertThat(table).hasSizeGreaterThan(15);
        return table;
    }

    private static Set<String> roles(JsonNode security) {
        Set<String> roles = new TreeSet<>();
        security.forEach(one -> {
            if (one.has("apiKey")) {
                roles.add(KEY);
            }
            one.forEach(names -> names.forEach(role -> roles.add(role.textValue())));
        });
        return roles;
    }

    /** What the classes of the service and of the technical edge open, but for routes of the intake, which take a key and no token. */
    private static Map<Route, Set<String>> classes(Service service) {
        Map<Route, Set<String>> routes = new TreeMap<>();
        for (JavaClass resource : new ClassFileImporter()
                .importPaths(
                        Platform.root().resolve(service.module() + "/target/classes"),
                        Platform.root().resolve("deploy/runtime/target/classes"))) {
            Optional<String> base = value(resource.tryGetAnnotationOfType("jakarta.ws.rs.Path"));
            if (base.isEmpty()) {
                continue;
            }
            for (JavaMethod method : resource.getMethods()) {
                METHODS.stream()
                        .filter(name -> method.isAnnotatedWith("jakarta.ws.rs." + name.toUpperCase(Locale.ROOT)))
                        .forEach(name -> allowed(method, resource)
                                .ifPresent(roles -> routes.put(
                                        new Route(name, base.get() + path(method)), new TreeSet<>(List.of(roles)))));
            }
        }
        return routes;
    }

    private static String path(JavaMethod method) {
        return value(method.tryGetAnnotationOfType("jakarta.ws.rs.Path"))
                .map(path -> path.replaceAll("\\{(\\w+)\\s*:.*?}(?=/|$)", "{$1}"))
                .orElse("");
    }

    private static Optional<String> value(Optional<? extends JavaAnnotation<?>> annotation) {
        return annotation.map(one -> (String) one.get("value").orElseThrow());
    }

    private static Optional<String[]> allowed(JavaMethod method, JavaClass resource) {
        String annotation = "jakarta.annotation.security.RolesAllowed";
        return Stream.<Optional<? extends JavaAnnotation<?>>>of(
                        method.tryGetAnnotationOfType(annotation), resource.tryGetAnnotationOfType(annotation))
                .flatMap(Optional::stream)
                .findFirst()
                .map(one -> (String[]) one.get("value").orElseThrow());
    }

    /** With ids that nobody has, and a body that says nothing: who is let in is told that. */
    private static int status(Service service, Route route, String credential) {
        String path = route.path()
                .replaceAll("\\{(id|standard|practice)}", UUID.randomUUID().toString())
                .replaceAll("\\{number}|\\{version}", "7")
                .replaceAll("\\{\\w+}", "none");
        try {
            return Http.send(
                    process(service).uri(path),
                    route.method(),
                    credential == null ? Map.of() : Map.of("Authorization", credential),
                    CONTENT_TYPES.getOrDefault(route, "application/json"),
                    route.method().equals("get") ? null : "{}");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static ServiceProcess process(Service service) {
        return switch (service) {
            case FEEDBACK -> platform.feedback();
            case STORIES -> platform.stories();
            case STANDARDS -> platform.standards();
        };
    }

    /** For people to read: {@code target/routes/<service>.md}. */
    private static void keep(Service service, Map<Route, Set<String>> table) throws IOException {
        StringBuilder written = new StringBuilder(
                "| route | " + String.join(" | ", ROLES) + " | key |\n|---|" + "---|".repeat(ROLES.size() + 1) + "\n");
        table.forEach((route, roles) -> {
            written.append("| ")
                    .append(route.method())
                    .append(' ')
                    .append(route.path())
                    .append(" |");
            Stream.concat(ROLES.stream(), Stream.of(KEY))
                    .forEach(role -> written.append(roles.contains(role) ? " yes |" : " |"));
            written.append('\n');
        });
        Path file = Path.of("target/routes", service.module() + ".md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, written);
    }
}
