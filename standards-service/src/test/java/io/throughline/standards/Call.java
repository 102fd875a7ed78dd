package io.throughline.standards;

import static io.restassured.RestAssured.given;
import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Contract.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A request that the OpenAPI document shows, of head office; nothing is wrong with it. */
record Call(String method, String url, String body, UUID organization) {

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
                    String body = body(document, operation.getValue());
                    calls.add(new Call(operation.getKey(), url + query(operation.getValue()), body, organization));
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

    private static String body(JsonNode document, JsonNode operation) {
        JsonNode content = operation.at("/requestBody/content/application~1json");
        if (content.isMissingNode()) {
            return null;
        }
        JsonNode example =
                content.has("example") ? content.get("example") : document.at("/components/examples/Content/value");
        if (example.has("until")) {
            ((ObjectNode) example).put("until", Drafts.TODAY.plusDays(2).toString());
        }
        return example.toString();
    }

    Response send() {
        RequestSpecification request = as(ANN, organization);
        if (!method.equals("get")) {
            request.header("If-Match", "*");
        }
        return (body == null ? request : request.body(body)).request(method, url);
    }

    @Override
    public String toString() {
        return method + " " + url;
    }
}
