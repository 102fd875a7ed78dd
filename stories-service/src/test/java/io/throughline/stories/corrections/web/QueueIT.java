package io.throughline.stories.corrections.web;

import static io.throughline.stories.Api.headOffice;
import static io.throughline.stories.Api.story;
import static io.throughline.stories.Api.storyOf;
import static io.throughline.stories.Api.tokens;
import static io.throughline.stories.Api.with;
import static io.throughline.stories.Topics.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.throughline.local.PartsTestResource;
import io.throughline.stories.FeedbackEvent;
import io.throughline.stories.OnRealParts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@OnRealParts
class QueueIT {

    /** Unclear ones: some of them the classifier leaves to people. */
    private static final List<String> UNCLEAR = List.of(
            "The bottle machine gave me a slip for the empties.",
            "Well well, the tills again today I see",
            "Not what it was, not bad either, we shall see next time",
            "Self checkout yes or no",
            "They could, but they do not, so there",
            "My husband says it is fine and I say hmm",
            "It was the usual with the escalator and the lady",
            "Somebody should tell them about the lamp",
            "I would have thought the bags were included");

    private final UUID organization = UUID.randomUUID();

    @Test
    void whatTeachesMostComesFirstAndPagesAreTheWholeQueue() {
        List<FeedbackEvent> events = kept("S001", UNCLEAR);
        events.addAll(kept("S002", List.of("Le personnel était très désagréable et la caisse fermée.")));
        List<String> waiting = events.stream()
                .filter(event -> story(organization, event.id()).jsonPath().getBoolean("review"))
                .map(event -> event.id().toString())
                .toList();
        assertThat(waiting).hasSizeGreaterThan(3);

        List<Map<String, Object>> items = queue(Map.of("limit", 200)).getList("items");

        assertThat(items).extracting(QueueIT::id).containsExactlyInAnyOrderElementsOf(waiting);
        assertThat(items.get(items.size() - 1).get("reason")).isEqualTo("language-not-measured");
        List<Double> margins = items.stream()
                .filter(item -> item.get("reason").equals("uncertain-kind")
                        && item.get("alike").equals(0))
                .map(QueueIT::margin)
                .toList();
        assertThat(margins).isSorted();
        List<String> paged = new ArrayList<>();
        String next = null;
        do {
            JsonPath page = queue(next == null ? Map.of("limit", 2) : Map.of("limit", 2, "next", next));
            page.<Map<String, Object>>getList("items").forEach(item -> paged.add(id(item)));
            next = page.getString("next");
        } while (next != null);
        assertThat(paged).isEqualTo(items.stream().map(QueueIT::id).toList());
        assertThat(queue(Map.of("store", "S002")).getList("items")).hasSize(1);
        assertThat(queue(Map.of("to", "2026-11-20")).getList("items")).isEmpty();
    }

    /** What the migration reads of explanations that were stored before there was a queue. */
    @Test
    void whatWaitedBeforeThereWasAQueueHasTheSamePlace() throws Exception {
        kept("S001", UNCLEAR);
        kept("S001", List.of("Le personnel était très désagréable et la caisse fermée."));
        String migration =
                Files.readString(Path.of("src/main/resources/db/migration/V5__corrections_and_own_classifiers.sql"));
        String select = migration.substring(
                migration.indexOf("select organization, id, store, corrected_at,"),
                migration.indexOf("where review and flags = '{}';"));
        try (Connection superuser = PartsTestResource.parts().postgres().connect("stories");
                ResultSet row =
                        superuser.createStatement().executeQuery("""
                        select count(*), count(*) filter (where abs(q.rank - m.rank) > 1 or q.reason <> m.reason)
                        from queue_item q join (%s where review and organization = '%s') m (o, story, store, at, rank, reason, alike)
                        on m.story = q.story where q.organization = '%s' and q.alike = 0
                        """.formatted(select, organization, organization))) {
            row.next();
            assertThat(row.getInt(1)).isGreaterThan(3);
            assertThat(row.getInt(2)).isZero();
        }
    }

    @Test
    void nearDuplicatesOfWhatWaitsComeLater() {
        String text = UNCLEAR.stream()
                .filter(unclear -> waits(kept("S001", List.of(unclear)).get(0)))
                .findFirst()
                .orElseThrow();
        FeedbackEvent again = kept("S001", List.of(text.toUpperCase() + "!!")).get(0);

        List<Map<String, Object>> items = queue(Map.of("limit", 200)).getList("items");

        if (waits(again)) {
            assertThat(items)
                    .filteredOn(item -> id(item).equals(again.id().toString()))
                    .singleElement()
                    .satisfies(item -> assertThat(item.get("alike")).isEqualTo(1));
        }
        FeedbackEvent same = kept("S001", List.of(text)).get(0);
        items = queue(Map.of("limit", 200)).getList("items");
        assertThat(items)
                .filteredOn(item -> id(item).equals(same.id().toString()))
                .singleElement()
                .satisfies(item -> assertThat((int) item.get("alike")).isPositive());
        assertThat(id(items.get(0))).isNotEqualTo(same.id().toString());
    }

    @Test
    void whatWasLabelledWaitsNoMoreNorDoesWhatIsMisuse() {
        List<FeedbackEvent> waiting =
                kept("S001", UNCLEAR).stream().filter(this::waits).toList();
        FeedbackEvent labelled = waiting.get(0);
        FeedbackEvent misused = waiting.get(1);

        headOffice(organization)
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body("{\"kind\": \"neutral\", \"sentiment\": \"neutral\", \"criticality\": \"none\", \"themes\": []}")
                .put("/v1/stories/{id}/labels", labelled.id())
                .then()
                .statusCode(200);
        publish(misused.revision(2).with("flags", List.of("abuse")));
        io.throughline.stories.Api.soon()
                .until(() -> story(organization, misused.id()).jsonPath().getInt("revision") == 2);

        assertThat(queue(Map.of("limit", 200)).<Map<String, Object>>getList("items"))
                .extracting(QueueIT::id)
                .containsExactlyInAnyOrderElementsOf(waiting.stream()
                        .skip(2)
                        .map(event -> event.id().toString())
                        .toList());
    }

    @Test
    void othersSeeNothingOfIt() {
        kept("S001", UNCLEAR);
        assertThat(headOffice(UUID.randomUUID())
                        .get("/v1/stories/queue")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        var manager = with(tokens().storeManager(organization, "S002"));
        assertThat(manager.get("/v1/stories/queue").jsonPath().getList("items")).isEmpty();
        assertThat(with(tokens().storeManager(organization, "S002"))
                        .queryParam("store", "S001")
                        .get("/v1/stories/queue")
                        .statusCode())
                .isEqualTo(403);
        Response misspelt = headOffice(organization).queryParam("stoer", "S001").get("/v1/stories/queue");
        assertThat(misspelt.statusCode()).isEqualTo(400);
    }

    private boolean waits(FeedbackEvent event) {
        return story(organization, event.id()).jsonPath().getBoolean("review");
    }

    private List<FeedbackEvent> kept(String store, List<String> comments) {
        List<FeedbackEvent> events = new ArrayList<>(comments.stream()
                .map(comment -> FeedbackEvent.of(organization)
                        .store(store)
                        .comment(comment)
                        .with("rating", null))
                .toList());
        publish(events.toArray(FeedbackEvent[]::new));
        events.forEach(event -> storyOf(organization, event));
        return events;
    }

    private JsonPath queue(Map<String, ?> query) {
        Response page = headOffice(organization).queryParams(query).get("/v1/stories/queue");
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page.jsonPath();
    }

    @SuppressWarnings("unchecked")
    private static String id(Map<String, Object> item) {
        return (String) ((Map<String, Object>) item.get("story")).get("id");
    }

    @SuppressWarnings("unchecked")
    private static double margin(Map<String, Object> item) {
        List<Map<String, Object>> between = (List<Map<String, Object>>) item.get("between");
        return Stream.of(0, 1)
                .mapToDouble(i -> ((Number) between.get(i).get("probability")).doubleValue() * (i == 0 ? 1 : -1))
                .sum();
    }
}
