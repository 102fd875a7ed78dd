package io.throughline.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.local.Credentials;
import io.throughline.local.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An organization to try things with, set up through the public interface as anyone else's would be: stores, a source for each channel,
 * a key for the kiosks, and tokens. What is there already is left as it is.
 */
final class Demo {

    private static final String SLUG = "demo";
    /** The names that {@code deploy/traffic} looks for. */
    private static final String KEY = "api-key";

    private static final String ADDRESS = "feedback-url";
    private static final Duration VALIDITY = Duration.ofDays(30);

    static final String STORE = "S001";

    private static final List<Map<String, String>> STORES = List.of(
            store(STORE, "Harbour Street", "North", "flagship", "Europe/Berlin", "2011-03-01"),
            store("S002", "Market Square", "North", "city", "Europe/Berlin", "2016-09-15"),
            store("S003", "Garden Mall", "South", "mall", "Europe/Vienna", "2019-05-02"),
            store("S004", "Ring Road", "South", "drive-in", "Europe/London", "2023-11-10"));

    private static final List<String> CHANNELS = List.of("kiosk", "app", "web", "employee");

    private final Path directory;
    private final Credentials credentials;
    private final Tokens tokens;

    Demo(Path directory, Credentials credentials, Tokens tokens) {
        this.directory = directory;
        this.credentials = credentials;
        this.tokens = tokens;
    }

    /** @param feedback where feedback-service is */
    void setUp(URI feedback) {
        Api operator = new Api(feedback, tokens.operator());
        Optional<JsonNode> created = operator.create(
                "/admin/organizations", Map.of("slug", SLUG, "name", "Demo retailer", "attribution", "pseudonymous"));
        JsonNode organization = created.orElseGet(() -> operator.find("/admin/organizations", "slug", SLUG));
        UUID id = UUID.fromString(organization.path("id").asText());

        Api admin = new Api(feedback, tokens.admin(id));
        STORES.forEach(store -> admin.create("/v1/stores", store));
        CHANNELS.forEach(channel -> admin.create("/v1/sources", Map.of("name", sourceOf(channel), "channel", channel)));
        if (created.isPresent() || credentials.find(KEY).isEmpty()) {
            JsonNode kiosks = admin.find("/v1/sources", "name", sourceOf("kiosk"));
            JsonNode key = admin.create("/v1/sources/" + kiosks.path("id").asText() + "/keys", Map.of())
                    .orElseThrow();
            credentials.put(KEY, key.path("key").asText());
        }
        credentials.put(ADDRESS, feedback.toString());
        write("kiosk-key", credentials.find(KEY).orElseThrow());
        write(
                "operator",
                tokens.draft("operator").roles("operator").validFor(VALIDITY).sign());
        write("admin", token(id, "admin", "admin"));
        write("head-office", token(id, "head-office", "head-office"));
        // who wrote a standard cannot approve it: there are two of them
        write("head-office-2", token(id, "head-office-2", "head-office"));
        write("store-manager", token(id, "store-manager", "store-manager", STORE));
        write(
                "associate",
                draft(id, "associate", "associate")
                        .stores(STORE)
                        .positions("cashier")
                        .sign());
    }

    /** The token of that name, as it was written. */
    String token(String name) {
        try {
            return Files.readString(file(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String token(UUID organization, String person, String role, String... stores) {
        Tokens.Draft draft = draft(organization, person, role);
        return (stores.length == 0 ? draft : draft.stores(stores)).sign();
    }

    private Tokens.Draft draft(UUID organization, String person, String role) {
        return tokens.draft(SLUG + "-" + person)
                .organization(organization)
                .roles(role)
                .validFor(VALIDITY);
    }

    private void write(String name, String content) {
        Path file = file(name);
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, content + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file with a token, or the key, to be used by command lines. */
    Path file(String name) {
        return directory.resolve("tokens").resolve(name);
    }

    String kioskKey() {
        return credentials.find(KEY).orElseThrow();
    }

    private static String sourceOf(String channel) {
        return "demo " + channel;
    }

    private static Map<String, String> store(
            String code, String name, String region, String format, String timeZone, String openedOn) {
        return Map.of(
                "code", code,
                "name", name,
                "region", region,
                "format", format,
                "timeZone", timeZone,
                "openedOn", openedOn);
    }
}
