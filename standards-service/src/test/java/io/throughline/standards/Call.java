package io.throughline.standards;

import static io.restassured.RestAssured.given;
import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Contract.tree;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A request that the OpenAPI document shows, of head office; nothing is wrong with it. */
record Call(String method, String url, String type, String body, UUID organization) {

    /** One of every route but the operator's, of ids that nobody has. */
    static List<Call> all(UUID organization) {
        JsonNode document = tree(given().get("/q/openapi?format=json").asString());
        List<Call> calls = new ArrayList<>();
        document.get("paths").fields().forEachRemaining(path -> {
            String url = path.getKey()
                    .replace("{id}", UUID.randomUUID().toString())
                    .replace("{number}", "1")
                    .replace("{comment}", UUID.randomUUID().toString());
            path.getValue().fields().forEachRemaining(operation -> {
                if (url.startsWith("/v1/") && operation.getValue().has("responses")) {
                    JsonNode content = operation.getValue().at("/requestBody/content");
                    String type = content.isMissingNode()
                            ? null
                            : content.fieldNames().next();
                    calls.add(new Call(
                            operation.getKey(),
                            url + query(operation.getValue()),
                            type,
                            type == null ? null : body(document, content.get(type)),
                            organization));
                }
            });
        });
        return calls;
    }

    private static String query(JsonNode operation) {
        List<String> parameters = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")
                    && parameter.path("required").asBoolean()) {
                parameters.add(parameter.get("name").asText() + "="
                        + parameter.get("example").asText());
            }
        });
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static String body(JsonNode document, JsonNode content) {
        JsonNode example =
                content.has("example") ? content.get("example") : document.at("/components/examples/Content/value");
        if (example.has("until")) {
            ((ObjectNode) example).put("until", Drafts.TODAY.plusDays(2).toString());
        }
        return example.isTextual() ? example.textValue() : example.toString();
    }

    Response send() {
        RequestSpecification request = as(ANN, organization);
        if (!method.equals("get")) {
            request.header("If-Match", "*");
        }
        return (body == null ? request : request.contentType(type).body(body.getBytes(UTF_8))).request(method, url);
    }

    @Override
    public String toString() {
        return method + " " + url;
    }
}
