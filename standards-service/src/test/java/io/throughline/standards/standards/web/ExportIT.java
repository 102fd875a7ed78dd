package io.throughline.standards.standards.web;

import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.soon;
import static io.throughline.standards.Contract.tree;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.content;
import static io.throughline.standards.Drafts.drafted;
import static io.throughline.standards.Drafts.newDraft;
import static io.throughline.standards.Drafts.published;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.throughline.local.PartsTestResource;
import io.throughline.runtime.paging.Cursor;
import io.throughline.runtime.sql.OrganizationTransaction;
import io.throughline.standards.OnRealParts;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@OnRealParts
class ExportIT {

    private final UUID organization = UUID.randomUUID();

    @Inject
    DataSource dataSource;

    @Test
    void everyStandardIsThereWithAllItsVersionsInTheOrderOfChange() {
        UUID one = published(organization, "One", "", TODAY);
        UUID two = drafted(organization, "Two", "");
        newDraft(organization, one);
        Response export = as(ANN, organization).get("/v1/standards/export");
        assertThat(export.contentType()).startsWith("application/x-ndjson");
        assertThat(export.header("Content-Disposition")).contains("standards.ndjson");
        List<JsonNode> lines = lines(export);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).get("id").textValue()).isEqualTo(two.toString());
        assertThat(lines.get(1).get("id").textValue()).isEqualTo(one.toString());
        assertThat(lines.get(1).get("versions").findValuesAsText("status")).containsExactly("published", "draft");
        assertThat(lines.get(1).get("versions").get(0))
                .isEqualTo(tree(as(ANN, organization)
                        .get("/v1/standards/{id}/versions/1", one)
                        .asString()));
        assertThat(export.header("X-Changed-Until"))
                .isEqualTo(lines.get(2).get("changedSince").textValue());
    }

    @Test
    void nextOneHasWhatHasChangedAndNoMore() {
        UUID one = drafted(organization, "One", "");
        drafted(organization, "Two", "");
        Mirror mirror = new Mirror();
        mirror.follow();
        assertThat(mirror.follow()).isEmpty();
        edit(one, "Three");
        UUID four = drafted(organization, "Four", "");
        assertThat(mirror.follow()).containsExactly(one.toString(), four.toString());
        assertThat(mirror.titles.values()).containsExactlyInAnyOrder("Three", "Two", "Four");
    }

    @Test
    void standardOfWhichNothingIsLeftIsToldAsDeletedToWhoeverMayKnowIt() throws SQLException {
        UUID one = drafted(organization, "One", "");
        Mirror mirror = new Mirror();
        mirror.follow();
        UUID bare = UUID.randomUUID();
        write("insert into standard (organization, id, revision, created_at) values ('%s', '" + bare + "', 0, now())");
        List<JsonNode> lines = lines(export(mirror.changedSince));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).isEqualTo(tree("{\"id\": \"" + bare + "\", \"deleted\": true}"));
        assertThat(new Mirror().follow()).containsExactly(one.toString());
    }

    @Test
    void standardOfWhichTheOnlyDraftIsDiscardedIsToldAsDeleted() {
        UUID one = drafted(organization, "One", "");
        Mirror mirror = new Mirror();
        mirror.follow();
        as(ANN, organization).header("If-Match", "*").delete("/v1/standards/{id}/versions/1", one);
        assertThat(lines(export(mirror.changedSince)).get(0))
                .isEqualTo(tree("{\"id\": \"" + one + "\", \"deleted\": true}"));
    }

    @Test
    void cursorsOfOthersAndOfLaterStatesAreRefused() {
        drafted(organization, "One", "");
        Mirror mirror = new Mirror();
        mirror.follow();
        UUID other = UUID.randomUUID();
        drafted(other, "One", "");
        drafted(other, "Two", "");
        String foreign = as(ANN, other).get("/v1/standards/export").header("X-Changed-Until");
        String later = Cursor.ofNumber(1_000_000, organization).encode("export of standards");
        for (String refused : List.of(foreign, later, "x", "")) {
            Response answer = export(refused);
            assertThat(answer.statusCode()).as(refused).isEqualTo(400);
            assertThat(answer.jsonPath().getList("faults.pointer")).containsExactly("changedSince");
        }
        assertThat(as(ANN, organization)
                        .get("/v1/standards/export?changedsince=" + mirror.changedSince)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsLongerThanAPageArrivesWhole() throws SQLException {
        write("""
                insert into standard (organization, id, revision, created_at)
                select '%s', gen_random_uuid(), 0, now() from generate_series(1, 234)
                """);
        write("""
                insert into version (organization, standard, standard_created_at, number, status, title, steps, scope_regions, scope_formats,
                    scope_stores, scope_touchpoints, scope_roles, resources, audit_questions, languages)
                select organization, id, created_at, number, 'draft', 'Title', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}'
                from standard, (values (1)) numbers (number) where organization = '%s'
                """);
        assertThat(new Mirror().follow()).hasSize(234).doesNotHaveDuplicates();
    }

    /** With a sequence the second would be told before the first, and the first never. */
    @Test
    void changeThatIsCommittedAfterALaterOneBeganIsNotMissed() throws SQLException {
        UUID one = drafted(organization, "One", "");
        UUID two = drafted(organization, "Two", "");
        Mirror mirror = new Mirror();
        mirror.follow();
        CompletableFuture<Void> later;
        try (Connection first = dataSource.getConnection()) {
            first.setAutoCommit(false);
            OrganizationTransaction.admit(first, Set.of(organization));
            try (Statement statement = first.createStatement()) {
                statement.executeUpdate("update version set title = 'Changed' where standard = '" + one + "'");
                later = CompletableFuture.runAsync(() -> edit(two, "Changed"));
                soon().until(ExportIT::somebodyWaits);
                assertThat(mirror.follow()).isEmpty();
            }
            first.commit();
        }
        later.join();
        assertThat(mirror.follow()).containsExactly(one.toString(), two.toString());
        assertThat(mirror.titles.values()).containsExactly("Changed", "Changed");
    }

    @Test
    void whoeverFollowsHasAllThatWasWrittenMeanwhile() {
        var writers = IntStream.range(0, 3)
                .mapToObj(seed -> CompletableFuture.runAsync(() -> write(new Random(seed))))
                .toList();
        Mirror mirror = new Mirror();
        boolean over;
        do {
            over = writers.stream().allMatch(CompletableFuture::isDone);
            assertThat(mirror.follow()).doesNotHaveDuplicates();
        } while (!over);
        writers.forEach(CompletableFuture::join);
        Mirror whole = new Mirror();
        assertThat(whole.follow()).hasSize(30);
        assertThat(mirror.titles).isEqualTo(whole.titles);
    }

    /** @param sql has {@code %s} for the organization */
    private void write(String sql) throws SQLException {
        new OrganizationTransaction(dataSource).call(organization, connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql.formatted(organization));
            }
        });
    }

    private void write(Random random) {
        for (int i = 0; i < 10; i++) {
            UUID standard = drafted(organization, "Title", "");
            for (int edit = random.nextInt(4); edit > 0; edit--) {
                edit(standard, "Title " + random.nextInt());
            }
        }
    }

    /** What a reader makes of export after export. */
    private final class Mirror {

        final Map<String, String> titles = new HashMap<>();
        String changedSince;

        /** The ids that were told. */
        List<String> follow() {
            List<JsonNode> lines = lines(
                    changedSince == null ? as(ANN, organization).get("/v1/standards/export") : export(changedSince));
            List<JsonNode> standards = lines.subList(0, lines.size() - 1);
            changedSince = lines.get(lines.size() - 1).get("changedSince").textValue();
            standards.forEach(line -> titles.put(
                    line.get("id").textValue(),
                    line.get("versions").get(0).get("title").textValue()));
            return standards.stream().map(line -> line.get("id").textValue()).toList();
        }
    }

    private Response export(String changedSince) {
        return as(ANN, organization).queryParam("changedSince", changedSince).get("/v1/standards/export");
    }

    private static List<JsonNode> lines(Response export) {
        assertThat(export.statusCode()).as(export.asString()).isEqualTo(200);
        return export.asString().lines().map(line -> tree(line)).toList();
    }

    private void edit(UUID standard, String title) {
        as(ANN, organization)
                .header("If-Match", "*")
                .body(content(title, ""))
                .put("/v1/standards/{id}/versions/1", standard)
                .then()
                .statusCode(200);
    }

    private static boolean somebodyWaits() throws SQLException {
        try (Connection superuser = PartsTestResource.parts().postgres().connect("standards");
                ResultSet row = superuser
                        .createStatement()
                        .executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
            row.next();
            return row.getLong(1) > 0;
        }
    }
}
