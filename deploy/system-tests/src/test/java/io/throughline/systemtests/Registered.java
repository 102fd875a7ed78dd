package io.throughline.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.local.ServiceProcess;
import io.throughline.local.Tokens;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * A new organization with the stores S001 and S002, set up through the public interface.
 *
 * @param key of a source of the channel kiosk
 */
public record Registered(UUID organization, String key) {

    public static Registered at(ServiceProcess feedback, Tokens tokens) throws IOException {
        String slug = "r-" + UUID.randomUUID().toString().substring(0, 13);
        JsonNode made = make(feedback, tokens.operator(), "/admin/organizations", """
                {"slug": "%s", "name": "Retailer", "attribution": "pseudonymous"}""".formatted(slug));
        UUID organization = UUID.fromString(made.path("id").asText());
        String admin = tokens.admin(organization);
        for (String store : List.of("S001", "S002")) {
            make(feedback, admin, "/v1/stores", """
                    {"code": "%s", "name": "Store", "timeZone": "Europe/Berlin"}""".formatted(store));
        }
        String source = make(feedback, admin, "/v1/sources", "{\"name\": \"kiosks\", \"channel\": \"kiosk\"}")
                .path("id")
                .asText();
        String key = make(feedback, admin, "/v1/sources/" + source + "/keys", "")
                .path("key")
                .asText();
        return new Registered(organization, key);
    }

    private static JsonNode make(ServiceProcess feedback, String token, String path, String body) throws IOException {
        Answer answer = Http.post(feedback.uri(path), "Authorization", "Bearer " + token, body);
        assertThat(answer.status()).as("%s: %s", path, answer.json()).isEqualTo(201);
        return answer.json();
    }
}
