package io.throughline.standards.standards.web;

import static io.restassured.RestAssured.given;
import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.BEN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.associate;
import static io.throughline.standards.Api.candidateOf;
import static io.throughline.standards.Api.soon;
import static io.throughline.standards.Api.tokens;
import static io.throughline.standards.Api.with;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.content;
import static io.throughline.standards.Drafts.drafted;
import static io.throughline.standards.Drafts.newDraft;
import static io.throughline.standards.Drafts.published;
import static io.throughline.standards.Drafts.take;
import static io.throughline.standards.Topics.practice;
import static io.throughline.standards.Topics.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.PracticeEvent;
import io.throughline.standards.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has not changed is not read again, and what has is never taken for the same. */
@OnRealParts
class RevalidationIT {

    private static final String MARKDOWN = "text/markdown";

    private final UUID organization = UUID.randomUUID();
    private UUID standard;
    private List<String> paths;

    @BeforeEach
    void oneWithADraft() {
        standard = published(organization, "One", "", TODAY);
        newDraft(organization, standard);
        paths = List.of(
                "/v1/standards",
                "/v1/standards?q=one",
                "/v1/standards?sort=title",
                "/v1/standards?asOf=" + TODAY,
                "/v1/standards/" + standard,
                "/v1/standards/" + standard + "/versions",
                "/v1/standards/" + standard + "/diff?from=1&to=1");
    }

    @Test
    void whatHasNotChangedIsNotSentAgainToWhoeverReadIt() {
        for (String path : paths) {
            for (Supplier<RequestSpecification> caller : List.<Supplier<RequestSpecification>>of(
                    () -> as(ANN, organization), () -> associate(organization, "S1", "S2"), () -> as(ANN, organization)
                            .accept(path.endsWith("/versions") ? "*/*" : MARKDOWN))) {
                String tag = tag(caller.get().get(path));
                Response again = caller.get().header("If-None-Match", tag).get(path);
                assertThat(again.statusCode()).as(path).isEqualTo(304);
                assertThat(again.header("ETag")).isEqualTo(tag);
                assertThat(again.asString()).isEmpty();
            }
        }
    }

    @Test
    void whatAProxyHasPackedIsKnownByItsWeakTagAndIsEditedByNone() {
        String comments = "/v1/standards/" + standard + "/versions/2/comments";
        for (String path : Stream.concat(paths.stream(), Stream.of(comments)).toList()) {
            String tag = "W/" + tag(as(ANN, organization).get(path));
            assertThat(as(ANN, organization)
                            .header("If-None-Match", tag)
                            .get(path)
                            .statusCode())
                    .as(path)
                    .isEqualTo(304);
            String other = tag.substring(0, tag.length() - 1) + "x\"";
            assertThat(as(ANN, organization)
                            .header("If-None-Match", other)
                            .get(path)
                            .statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        String version = "/v1/standards/" + standard + "/versions/2";
        String weak = "W/" + as(ANN, organization).get(version).header("ETag");
        assertThat(as(ANN, organization)
                        .header("If-Match", weak)
                        .post(version + "/submit")
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void afterAnyChangeThatAnAnswerMayDependOnItIsReadAgain() {
        PracticeEvent part = PracticeEvent.of(organization);
        PracticeEvent whole = PracticeEvent.of(organization);
        UUID store = UUID.randomUUID();
        Topics.publish(practice(part), practice(whole));
        candidateOf(organization, part);
        candidateOf(organization, whole);
        Map<String, Runnable> changes = Map.of(
                "a draft begun", () -> drafted(organization, "Two", ""),
                "a draft edited",
                        () -> as(ANN, organization)
                                .header("If-Match", "*")
                                .body(content("Other", ""))
                                .put("/v1/standards/{id}/versions/2", standard)
                                .then()
                                .statusCode(200),
                "a draft submitted",
                        () -> take(ANN, organization, standard, 2, "submit", null)
                                .then()
                                .statusCode(200),
                "one published", () -> published(organization, "Three", "", TODAY),
                "one retired",
                        () -> take(
                                        ANN,
                                        organization,
                                        standard,
                                        1,
                                        "retire",
                                        "{\"effectiveTo\": \"%s\", \"reason\": \"Over\"}".formatted(TODAY.plusDays(9)))
                                .then()
                                .statusCode(200),
                "a candidate merged into one",
                        () -> as(BEN, organization)
                                .body("{\"standard\": \"" + standard + "\"}")
                                .post("/v1/candidates/{id}/merge", part.id())
                                .then()
                                .statusCode(200),
                "a practice become part of another",
                        () -> Topics.publish(practice(PracticeEvent.of(organization)
                                .id(part.id())
                                .revision(2)
                                .mergedInto(whole))),
                "a store told of",
                        () -> Topics.publish(store(
                                organization, store, 1, "\"code\": \"S1\", \"name\": \"One\", \"timeZone\": \"UTC\"")));
        for (String change : List.of(
                "a draft begun",
                "a draft edited",
                "a draft submitted",
                "one published",
                "one retired",
                "a candidate merged into one",
                "a practice become part of another",
                "a store told of")) {
            List<String> tags = paths.stream()
                    .map(path -> tag(as(ANN, organization).get(path)))
                    .toList();
            changes.get(change).run();
            for (int i = 0; i < tags.size(); i++) {
                String path = paths.get(i);
                String tag = tags.get(i);
                soon().alias(change + " " + path)
                        .until(() -> as(ANN, organization)
                                        .header("If-None-Match", tag)
                                        .get(path)
                                        .statusCode()
                                == 200);
            }
        }
    }

    @Test
    void tagsAreOfOneCallerOneFormatAndOneQuery() {
        UUID other = UUID.randomUUID();
        drafted(other, "One", "");
        List<String> tags = new ArrayList<>();
        for (String path : paths) {
            tags.add(tag(as(ANN, organization).get(path)));
            tags.add(tag(associate(organization, "S1").get(path)));
            tags.add(tag(associate(organization, "S2").get(path)));
            tags.add(tag(associate(organization, "S1", "S2").get(path)));
            if (!path.endsWith("/versions")) {
                tags.add(tag(as(ANN, organization).accept(MARKDOWN).get(path)));
            }
        }
        for (String query : List.of("limit=5", "role=a", "role=b", "region=a", "fields=title", "store=S1")) {
            Response answer = associate(organization, "S1").get("/v1/standards?" + query);
            tags.add(tag(answer));
        }
        tags.add(tag(as(ANN, other).get("/v1/standards")));
        assertThat(tags).doesNotHaveDuplicates();
        assertThat(tag(as(ANN, organization).get("/v1/standards?role=a&limit=5")))
                .isEqualTo(tag(as(BEN, organization).get("/v1/standards?limit=5&role=a")));
        String inStores = tag(associate(organization, "S2", "S1").get("/v1/standards"));
        assertThat(inStores).isEqualTo(tag(associate(organization, "S1", "S2").get("/v1/standards")));
        assertThat(inStores)
                .as("who is asked before a version is published is told of it")
                .isNotEqualTo(tag(
                        with(tokens().storeManager(organization, "S1", "S2")).get("/v1/standards")))
                .isNotEqualTo(tag(with(tokens().draft("associate")
                                .organization(organization)
                                .roles("associate")
                                .stores("S1", "S2")
                                .positions("cashier")
                                .sign())
                        .get("/v1/standards")));
    }

    @Test
    void refusalsComeBeforeTags() {
        String any = tag(as(ANN, organization).get("/v1/standards"));
        for (String known : List.of(any, "*")) {
            assertThat(status("/v1/standards?rolle=cashier", known)).isEqualTo(400);
            assertThat(status("/v1/standards?store=S404", known)).isEqualTo(400);
            for (String path : List.of("", "/versions", "/diff?from=1&to=1")) {
                assertThat(status("/v1/standards/" + UUID.randomUUID() + path, known))
                        .isEqualTo(404);
            }
            assertThat(as(ANN, organization)
                            .header("If-None-Match", known)
                            .accept("text/html")
                            .get("/v1/standards")
                            .statusCode())
                    .isEqualTo(406);
        }
        assertThat(status("/v1/standards/" + standard, "*")).isEqualTo(304);
    }

    @Test
    void tagOpensNothing() {
        String integrator = tokens().draft("till")
                .organization(organization)
                .roles("integrator")
                .sign();
        for (String path : paths) {
            String tag = tag(as(ANN, organization).get(path));
            assertThat(given().header("If-None-Match", tag).get(path).statusCode())
                    .as(path)
                    .isEqualTo(401);
            assertThat(with(integrator).header("If-None-Match", tag).get(path).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void versionsTagStaysAsLongAsTheVersionDoes() {
        String path = "/v1/standards/" + standard + "/versions/2";
        String tag = tag(as(ANN, organization).get(path));
        drafted(organization, "Two", "");
        assertThat(status(path, tag)).isEqualTo(304);
        as(ANN, organization)
                .header("If-Match", tag)
                .body(content("Other", ""))
                .put(path)
                .then()
                .statusCode(200);
        assertThat(status(path, tag)).isEqualTo(200);
    }

    /** A reader who is told that nothing has changed has what was committed when they asked, or newer. */
    @Test
    void nobodyIsToldThatAnOlderStateIsTheLast() {
        AtomicInteger written = new AtomicInteger();
        var writer = CompletableFuture.runAsync(() -> {
            for (int i = 1; i <= 60; i++) {
                as(ANN, organization)
                        .header("If-Match", "*")
                        .body(content(String.valueOf(i), ""))
                        .put("/v1/standards/{id}/versions/2", standard)
                        .then()
                        .statusCode(200);
                written.set(i);
            }
        });
        var readers = IntStream.range(0, 3)
                .mapToObj(reader -> CompletableFuture.runAsync(() -> {
                    String tag = "\"none\"";
                    int read = 0;
                    boolean over;
                    do {
                        over = writer.isDone();
                        int least = written.get();
                        Response answer = as(ANN, organization)
                                .header("If-None-Match", tag)
                                .get("/v1/standards/{id}", standard);
                        if (answer.statusCode() == 200) {
                            tag = answer.header("ETag");
                            String title = answer.jsonPath().getString("version.title");
                            read = title.equals("One") ? 0 : Integer.parseInt(title);
                        }
                        assertThat(read).isGreaterThanOrEqualTo(least);
                    } while (!over);
                }))
                .toList();
        writer.join();
        readers.forEach(CompletableFuture::join);
    }

    private int status(String path, String known) {
        return as(ANN, organization).header("If-None-Match", known).get(path).statusCode();
    }

    private static String tag(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.header("ETag");
    }
}
