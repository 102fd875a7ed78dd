package io.throughline.standards.imports.web;

import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.BEN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.soon;
import static io.throughline.standards.Api.tokens;
import static io.throughline.standards.Api.with;
import static io.throughline.standards.Drafts.TODAY;
import static io.throughline.standards.Drafts.drafted;
import static io.throughline.standards.Drafts.publish;
import static io.throughline.standards.Drafts.published;
import static io.throughline.standards.Drafts.take;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.throughline.local.PartsTestResource;
import io.throughline.standards.Contract;
import io.throughline.standards.OnRealParts;
import io.throughline.standards.Stores;
import io.throughline.standards.Topics;
import io.throughline.standards.imports.FileFaults;
import io.throughline.standards.imports.ImportFormat;
import io.throughline.standards.imports.Terms;
import io.throughline.standards.imports.sql.Imports;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@OnRealParts
class ImportResourceIT {

    private static final String TWO = """
            reference,title,purpose,steps,effectiveFrom
            POL-1,Greet,Nobody is overlooked.,"Look up.
            Say hello.",2024-02-29
            ,Close,The till is right.,Count;Lock,
            """;

    private static final int CUT_OFF = 0;

    @Inject
    Imports imports;

    private final UUID organization = UUID.randomUUID();

    @Test
    void dryRunSaysWhatWouldBeDoneAndDoesNothing() {
        for (String as : List.of("drafts", "published&effectiveFrom=2020-01-01")) {
            Response dry = csv(TWO, "?dryRun=true&as=" + as);
            assertThat(dry.statusCode()).as(dry.asString()).isEqualTo(200);
            assertThat(dry.asString())
                    .isEqualTo("{\"dryRun\":true,\"read\":2,\"created\":2,\"unchanged\":0,\"standards\":["
                            + "{\"line\":2,\"reference\":\"POL-1\",\"created\":true},{\"line\":4,\"created\":true}]}");
        }
        assertThat(titles("")).isEmpty();
        assertThat(as(ANN, organization).get("/v1/audit").jsonPath().getList("items"))
                .isEmpty();
        assertThat(csv(TWO, "?as=published&effectiveFrom=2020-01-01").asString())
                .startsWith("{\"dryRun\":false,\"read\":2,\"created\":2,\"unchanged\":0,");
    }

    @Test
    void whatHeldBeforeHoldsFromItsDayAndIsKnownFromNowOn() {
        Instant before = Instant.now();
        assertThat(csv(TWO, "?as=published&effectiveFrom=2020-01-01").statusCode())
                .isEqualTo(200);
        assertThat(titles("?asOf=2024-02-29")).containsExactlyInAnyOrder("Greet", "Close");
        assertThat(titles("?asOf=2024-02-28")).containsExactly("Close");
        assertThat(titles("?asOf=2019-12-31")).isEmpty();
        assertThat(titles("?asOf=2024-02-29&knownAt=" + before)).isEmpty();
        assertThat(titles("?asOf=2024-02-29&knownAt=" + Instant.now())).containsExactlyInAnyOrder("Greet", "Close");
        assertThat(titles("?q=hello")).containsExactly("Greet");

        UUID standard = id("Greet");
        Response audit = as(ANN, organization).get("/v1/audit?action=import&standard=" + standard);
        assertThat(audit.jsonPath().getList("items.by")).containsExactly("admin");
        assertThat(audit.jsonPath().getList("items.reason")).containsExactly("POL-1");
        Response lineage = as(ANN, organization).get("/v1/standards/{id}/lineage", standard);
        assertThat(lineage.jsonPath().getList("versions[0].history.action")).containsExactly("import");
        assertThat(lineage.jsonPath().getString("versions[0].effectiveFrom")).isEqualTo("2024-02-29");
        for (UUID one : List.of(standard, id("Close"))) {
            var event = soon().until(
                            () -> Topics.withKey(Topics.STANDARDS, organization + "/" + one), told -> told.size() == 1)
                    .get(0);
            assertThat(Topics.header(event, "ce_id")).isEqualTo(one + ":1");
            Contract.STANDARD.assertValid(Topics.data(event));
        }
    }

    @Test
    void versionThatCameFromAFileIsCorrectedAndFollowedAsAnyOther() {
        csv(TWO, "?as=published&effectiveFrom=2020-01-01");
        UUID standard = id("Close");
        as(ANN, organization)
                .post("/v1/standards/{id}/versions", standard)
                .then()
                .statusCode(201);
        publish(organization, standard, 2, TODAY);
        Response first = as(ANN, organization).get("/v1/standards/{id}/versions/1", standard);
        assertThat(first.jsonPath().getString("status")).isEqualTo("superseded");
        assertThat(first.jsonPath().getString("effectiveTo")).isEqualTo(TODAY.toString());
    }

    @Test
    void draftsAreApprovedBySomebodyElse() {
        Response imported = as(ANN, organization)
                .contentType("text/csv")
                .body(TWO.getBytes(UTF_8))
                .post("/v1/standards/import?as=drafts");
        assertThat(imported.statusCode()).as(imported.asString()).isEqualTo(200);
        UUID standard = id("Greet");
        take(BEN, organization, standard, 1, "submit", null).then().statusCode(200);
        Response own = take(ANN, organization, standard, 1, "approve", null);
        assertThat(own.jsonPath().getString("code")).isEqualTo("four-eyes");
        assertThat(Topics.read(Topics.STANDARDS, event -> new String(event.key()).startsWith(organization + "/")))
                .isEmpty();
    }

    @Test
    void sameFileAgainChangesNothing() {
        String query = "?as=published&effectiveFrom=2020-01-01";
        csv(TWO, query);
        String again = csv(TWO, query).asString();
        assertThat(again).startsWith("{\"dryRun\":false,\"read\":2,\"created\":0,\"unchanged\":2,");
        assertThat(JsonPath.from(again).getList("standards.standard"))
                .containsExactly(id("Greet").toString(), id("Close").toString());
        String more = TWO + "POL-3,Open,The door is open.,Unlock,\n";
        assertThat(csv(more, query).jsonPath().getInt("created")).isEqualTo(1);
        Response changed =
                csv(TWO.replace("overlooked", "missed").replace("Count;", "Tally;") + "POL-4,New,x,x,\n", query);
        assertThat(changed.statusCode()).isEqualTo(400);
        assertThat(faults(changed)).containsExactly("/2/reference changed", "/4/title changed");
        assertThat(faults(csv(TWO, "?as=drafts"))).as("as another thing").hasSize(2);
        assertThat(titles("")).containsExactlyInAnyOrder("Greet", "Close", "Open");
    }

    @Test
    void whatHasBeenDiscardedIsImportedAgain() {
        String file = "reference,title\nPOL-1,Gret\n";
        String wrong = csv(file, "?as=drafts").jsonPath().getString("standards[0].standard");
        String right = file.replace("Gret", "Greet");
        assertThat(faults(csv(right, "?as=drafts"))).containsExactly("/2/reference changed");
        as(ANN, organization)
                .header("If-Match", "*")
                .delete("/v1/standards/{id}/versions/1", wrong)
                .then()
                .statusCode(200);
        assertThat(csv(right, "?as=drafts").jsonPath().getInt("created")).isEqualTo(1);
        assertThat(csv(right, "?as=drafts").jsonPath().getInt("unchanged")).isEqualTo(1);
        assertThat(titles("")).containsExactly("Greet");
    }

    @Test
    void oneFaultAndNothingIsWritten() {
        Stores.publish(organization, "S1", "north", "city");
        Response refused = csv("""
                title,purpose,steps,stores,effectiveFrom
                One,x,x,S1,2020-01-01
                Two,x,,"S1
                S9",2020-01-01
                Three,x,x,,
                """, "?as=published");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("invalid-file");
        assertThat(refused.jsonPath().getString("detail")).isEqualTo("3 faults; 3 of them: see faults.");
        assertThat(faults(refused))
                .containsExactly("/3/steps required", "/4/stores no-store", "/5/effectiveFrom required");
        assertThat(titles("")).isEmpty();
    }

    @Test
    void exportOfOneSystemIsReadByAnother() {
        UUID standard = published(organization, "Swap, <b>at once</b>", ", \"role\": \"cashier\"", TODAY);
        published(organization, "Greet", "", TODAY);
        String export = as(ANN, organization)
                .accept("text/markdown")
                .get("/v1/standards")
                .asString();
        UUID other = UUID.randomUUID();
        Response imported = post(other, "text/markdown;charset=UTF-8", export, "?as=published");
        assertThat(imported.statusCode()).as(imported.asString()).isEqualTo(200);
        Response read = as(ANN, other).accept("text/markdown").get("/v1/standards");
        assertThat(withoutIds(read.asString())).isEqualToIgnoringNewLines(withoutIds(export));
        assertThat(as(ANN, other).get("/v1/audit").jsonPath().getList("items.reason"))
                .contains(standard.toString());
    }

    @Test
    void manyChunksAreOneImport() {
        String file = many(1100);
        assertThat(csv(file, "?as=published&effectiveFrom=2020-01-01")
                        .jsonPath()
                        .getInt("created"))
                .isEqualTo(1100);
        assertThat(csv(file, "?as=published&effectiveFrom=2020-01-01")
                        .jsonPath()
                        .getInt("unchanged"))
                .isEqualTo(1100);
        soon().until(
                        () -> Topics.read(
                                Topics.STANDARDS, event -> new String(event.key()).startsWith(organization + "/")),
                        events -> events.size() == 1100);
    }

    @Test
    void headOfficeWritesWhileAFileIsImportedAndBothAreTold() throws SQLException {
        String since = changedSince("");
        Instant now = Instant.now();
        ImportFile file = new ImportFile(
                many(250).getBytes(UTF_8),
                ImportFormat.CSV,
                new Terms(true, LocalDate.parse("2020-01-01")),
                imports.places(organization, now),
                now);
        FileFaults none = new FileFaults();
        String[] meanwhile = new String[1];
        imports.keep(
                new Imports.By(organization, "admin", now),
                file.known(none),
                () -> Stream.concat(
                        file.standards(), Stream.of("when a chunk is written").flatMap(at -> {
                            drafted(organization, "Meanwhile", "");
                            meanwhile[0] = changedSince("?changedSince=" + since);
                            return Stream.empty();
                        })),
                false,
                none);
        assertThat(titles("?q=meanwhile")).containsExactly("Meanwhile");
        assertThat(export("?changedSince=" + meanwhile[0]))
                .as("what was changed after that export")
                .contains("\"T0\"", "\"T249\"")
                .doesNotContain("Meanwhile");
    }

    private static String many(int standards) {
        return "title,purpose,steps\n"
                + IntStream.range(0, standards)
                        .mapToObj(i -> "T" + i + ",Why,\"Look;Act\"\n")
                        .collect(Collectors.joining());
    }

    private String export(String query) {
        return as(ANN, organization).get("/v1/standards/export" + query).asString();
    }

    private String changedSince(String query) {
        String last = export(query).lines().reduce((first, second) -> second).orElseThrow();
        return JsonPath.from(last).getString("changedSince");
    }

    @Test
    void oneImportIsDoneAfterTheOther() throws Exception {
        try (Connection elsewhere = PartsTestResource.parts().postgres().connect("standards");
                PreparedStatement lock = elsewhere.prepareStatement(
                        "select pg_advisory_lock(hashtextextended('imports of ' || ?::uuid, 0))")) {
            lock.setObject(1, organization);
            lock.execute();
            Response refused = csv(TWO, "?as=drafts");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.jsonPath().getString("code")).isEqualTo("import-running");
            assertThat(refused.jsonPath().getString("advice")).isEqualTo("retry");
            assertThat(refused.header("Retry-After")).isEqualTo("10");
            assertThat(post(UUID.randomUUID(), "text/csv", TWO, "?as=drafts").statusCode())
                    .as("another organization's")
                    .isEqualTo(200);
        }
        assertThat(csv(TWO, "?as=drafts").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoImportIsRefused() {
        assertThat(faults(csv(TWO, ""))).containsExactly("as required");
        assertThat(faults(csv(TWO, "?as=drafts&effectiveFrom=2020-01-01"))).containsExactly("effectiveFrom value");
        assertThat(faults(csv(TWO, "?as=published&effectiveFrom=2020-13-01&dryRun=maybe&x=1")))
                .containsExactly("dryRun value", "effectiveFrom value", "x unknown");
        assertThat(post(organization, "application/json", "{}", "?as=drafts").statusCode())
                .isEqualTo(415);
        assertThat(faults(csv("", "?as=drafts"))).containsExactly("/1 required");
    }

    @Test
    void onlyFilesMayBeLarge() throws Exception {
        String large = "x".repeat(65 * 1024);
        assertThat(csv("title\n" + large, "?as=drafts").statusCode()).isEqualTo(400);
        assertThat(as(ANN, organization).body(large).post("/v1/standards").statusCode())
                .isEqualTo(413);
        assertThat(unannounced("/v1/standards", "application/json", large)).isIn(413, CUT_OFF);
        assertThat(unannounced("/v1/standards/import?as=drafts", "text/csv", large))
                .isEqualTo(400);
        assertThat(post(organization, "text/csv", "x".repeat((32 << 20) + 1), "?as=drafts")
                        .statusCode())
                .isEqualTo(413);
    }

    private int unannounced(String path, String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + tokens().admin(organization))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(UTF_8))))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException cutOff) {
            return CUT_OFF;
        }
    }

    private Response csv(String file, String query) {
        return post(organization, "text/csv", file, query);
    }

    private static Response post(UUID organization, String type, String file, String query) {
        return with(tokens().admin(organization))
                .contentType(type)
                .body(file.getBytes(UTF_8))
                .post("/v1/standards/import" + query);
    }

    private List<String> titles(String query) {
        return as(ANN, organization).get("/v1/standards" + query).jsonPath().getList("items.version.title");
    }

    private UUID id(String title) {
        return UUID.fromString(as(ANN, organization)
                .get("/v1/standards?limit=200")
                .jsonPath()
                .getString("items.find { it.version.title == '" + title + "' }.id"));
    }

    private static List<String> faults(Response refused) {
        List<String> pointers = refused.jsonPath().getList("faults.pointer");
        List<String> codes = refused.jsonPath().getList("faults.code");
        return IntStream.range(0, pointers.size())
                .mapToObj(i -> pointers.get(i) + " " + codes.get(i))
                .toList();
    }

    /** By title, so that the order in which they were made does not matter. */
    private static String withoutIds(String pages) {
        return List.of(pages.replaceAll("- Standard: .*\n", "").split("\n---\n\n")).stream()
                .sorted()
                .collect(Collectors.joining());
    }
}
