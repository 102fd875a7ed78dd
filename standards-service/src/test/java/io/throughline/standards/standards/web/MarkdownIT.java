package io.throughline.standards.standards.web;

import static io.restassured.RestAssured.given;
import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.drafted;
import static io.throughline.standards.Drafts.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.standards.OnRealParts;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnRealParts
class MarkdownIT {

    private static final Pattern LINK = Pattern.compile("<(/v1/standards\\?[^>]+)>; rel=\"next\"");

    private final UUID organization = UUID.randomUUID();

    @Test
    void standardIsReadAsAPage() {
        UUID standard = published(organization, "Swap <b>at once</b>", ", \"role\": \"cashier\"", TODAY);
        String page = "# Swap &lt;b&gt;at once&lt;/b&gt;\n\n- Standard: " + standard
                + "\n- Version: 1\n- Status: published\n- Effective: from " + TODAY
                + " on\n- Role: cashier\n- Scope: everywhere\n\nNobody makes the journey for nothing.\n\n"
                + "## Steps\n\n1. Look.\n2. Act.\n";
        for (String path :
                List.of("/v1/standards/" + standard, "/v1/standards/" + standard + "/versions/1", "/v1/standards")) {
            Response markdown = get(path, "text/markdown");
            assertThat(markdown.statusCode()).as(path).isEqualTo(200);
            assertThat(markdown.asString()).as(path).isEqualTo(page);
            assertThat(markdown.contentType()).isEqualTo("text/markdown;charset=UTF-8");
            assertThat(markdown.header("Vary")).isEqualTo("Authorization, Accept");
            String tag = markdown.header("ETag");
            assertThat(tag).isNotEqualTo(get(path, "application/json").header("ETag"));
            assertThat(again(path, "text/markdown", tag)).as(path).isEqualTo(304);
            assertThat(again(path, "application/json", tag)).as(path).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "*/*¦application/json",
                "application/*¦application/json",
                "text/*¦text/markdown",
                "text/markdown;q=0.5, application/json¦application/json",
                "application/json;q=0.5, text/markdown¦text/markdown",
                "text/html, text/markdown;q=0.9, */*;q=0.1¦text/markdown",
                "application/json, text/markdown¦application/json"
            })
    void formatIsTheOneThatTheCallerLikesBest(String accept, String type) {
        UUID standard = drafted(organization, "One", "");
        for (String path : List.of("/v1/standards", "/v1/standards/" + standard)) {
            assertThat(get(path, accept).contentType()).as(path).startsWith(type);
        }
    }

    @Test
    void whoDoesNotSayGetsJson() {
        drafted(organization, "One", "");
        // the client would say */* by itself
        Response answer = as(ANN, organization).header("Accept", "").get("/v1/standards");
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(get("/v1/standards", "*/*").contentType())
                .isEqualTo(get("/v1/candidates", "*/*").contentType());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "text/markdown;q=0, application/json;q=0"})
    void otherFormatsAreRefused(String accept) {
        UUID standard = drafted(organization, "One", "");
        for (String path :
                List.of("/v1/standards", "/v1/standards/" + standard, "/v1/standards/" + standard + "/versions/1")) {
            Response refused = get(path, accept);
            assertThat(refused.statusCode()).as(path).isEqualTo(406);
            assertThat(refused.jsonPath().getString("code")).isEqualTo("not-acceptable");
        }
        assertThat(get("/v1/standards/" + standard + "/versions", "text/markdown")
                        .statusCode())
                .isEqualTo(406);
    }

    @Test
    void linkLeadsFromPageToPage() {
        String region = "a&b=c <{%7D> \"d\" ü";
        for (int i = 0; i < 5; i++) {
            drafted(organization, "Title " + i, "");
        }
        drafted(organization, "Elsewhere", ", \"scope\": {\"regions\": [\"south\"]}");
        Response page = given().spec(as(ANN, organization))
                .accept("text/markdown")
                .queryParams("limit", 2, "region", region)
                .get("/v1/standards");
        List<String> titles = new ArrayList<>(titles(page));
        while (page.header("Link") != null) {
            Matcher link = LINK.matcher(page.header("Link"));
            assertThat(link.matches()).as(page.header("Link")).isTrue();
            page = given().spec(as(ANN, organization))
                    .accept("text/markdown")
                    .urlEncodingEnabled(false)
                    .get(link.group(1));
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            titles.addAll(titles(page));
        }
        assertThat(titles).containsExactly("Title 4", "Title 3", "Title 2", "Title 1", "Title 0");
    }

    @Test
    void pageThatReadsTheSameHasAnotherTagOnceThereIsAnotherAfterIt() {
        UUID hidden = drafted(organization, "Hidden", ", \"role\": \"baker\"");
        drafted(organization, "Shown", "");
        String path = "/v1/standards?role=cashier&limit=1";
        Response last = get(path, "text/markdown");
        assertThat(last.header("Link")).isNull();
        as(ANN, organization)
                .header("If-Match", "*")
                .body("{\"title\": \"Not hidden\"}")
                .put("/v1/standards/{id}/versions/1", hidden)
                .then()
                .statusCode(200);
        Response notLast = get(path, "text/markdown");
        assertThat(notLast.asString()).isEqualTo(last.asString());
        assertThat(notLast.header("Link")).isNotNull();
        assertThat(again(path, "text/markdown", last.header("ETag"))).isEqualTo(200);
    }

    private Response get(String path, String accept) {
        return as(ANN, organization).accept(accept).get(path);
    }

    private int again(String path, String accept, String tag) {
        RequestSpecification request = as(ANN, organization).accept(accept).header("If-None-Match", tag);
        return request.get(path).statusCode();
    }

    private static List<String> titles(Response page) {
        return page.asString()
                .lines()
                .filter(line -> line.startsWith("# "))
                .map(line -> line.substring(2))
                .toList();
    }
}
