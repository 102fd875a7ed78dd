package io.throughline.feedback.reading;

import static io.throughline.feedback.Api.feedback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.feedback.Rows;
import io.throughline.local.PartsTestResource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@OnTheRunningService
@Timeout(120)
class ExportIT {

    /** More than fits between a sender and a reader who does not read. */
    private static final int MANY = 30_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Api large;

    private final Api api = Api.newOrganization();
    private final HttpClient client =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();

    @BeforeAll
    static void setUp() {
        large = Api.newOrganization();
        Rows.feedback(large.organization(), "S001", MANY);
    }

    @Test
    void theWholeOfManyPagesArrivesEachOnce() throws Exception {
        Set<String> ids = new HashSet<>();
        HttpResponse<InputStream> answer = open(large, "format=ndjson");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        int lines = 0;
        try (BufferedReader reader = reader(answer)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonNode json = JSON.readTree(line);
                assertThat(json.path("store").asText()).isEqualTo("S001");
                ids.add(json.path("id").asText());
                lines++;
            }
        }
        assertThat(lines).isEqualTo(MANY);
        assertThat(ids).hasSize(MANY);
    }

    @Test
    void aChangedSinceOfManyPagesIsWholeToo() throws Exception {
        Rows.execute("update feedback set changed_at = now() - interval '3 minutes' where organization = '"
                + large.organization() + "'" + " and extract(second from corrected_at) < 20");
        HttpResponse<InputStream> answer = open(
                large, "format=ndjson&store=S001&changedSince=" + Instant.now().minusSeconds(600));
        Set<String> ids = new HashSet<>();
        try (BufferedReader reader = reader(answer)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                assertThat(ids.add(JSON.readTree(line).path("id").asText())).isTrue();
            }
        }
        assertThat(ids).hasSize(MANY / 3);
    }

    /** Three at each instant, one instant every 30 hours, and one that a clock ahead gave. */
    @Test
    void anExportOfYearsHasEachOnceAndAPeriodByDayIsTheStoresOwn() throws IOException {
        Api years = Api.newOrganization();
        Rows.feedback(years.organization(), "S001", 3_000);
        Rows.execute("""
                update feedback f set corrected_at = case when n = 1 then now() + interval '20 hours'
                    else timestamptz '2023-03-01 00:00Z' + (n / 3) * interval '30 hours' end
                from (select id, row_number() over (order by id) as n from feedback where organization = '%1$s') numbered
                where f.organization = '%1$s' and f.id = numbered.id
                """.formatted(years.organization()));
        assertThat(ids(years, "format=ndjson")).hasSize(3_000).doesNotHaveDuplicates();
        assertThat(ids(years, "format=ndjson&store=S001")).hasSize(3_000).doesNotHaveDuplicates();
        int inTheYear = Rows.count("""
                select count(*) from feedback where organization = '%s'
                and corrected_at >= timestamp '2024-01-01' at time zone (select time_zone from store where organization = '%1$s' and code = 'S001')
                and corrected_at < timestamp '2025-01-01' at time zone (select time_zone from store where organization = '%1$s' and code = 'S001')
                """.formatted(years.organization()));
        assertThat(ids(years, "format=ndjson&from=2024-01-01&to=2024-12-31"))
                .hasSize(inTheYear)
                .doesNotHaveDuplicates();
    }

    @Test
    void csvHasAHeaderAndNoFormulas() throws IOException {
        UUID id = UUID.randomUUID();
        give(id, "S001", ", \"comment\": \"=HYPERLINK(\\\"http://x\\\"), said\\nthe \\\"sign\\\"\"");
        Response answer = export("format=csv");
        assertThat(answer.contentType()).startsWith("text/csv");
        assertThat(answer.header("Content-Disposition")).contains("feedback.csv");
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(answer.asString()))
                .getRecords();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("id")).isEqualTo(id.toString());
        assertThat(rows.get(0).get("comment")).isEqualTo("'=HYPERLINK(\"http://x\"), said\nthe \"sign\"");
        assertThat(rows.get(0).get("value")).isEqualTo("4");
        assertThat(rows.get(0).get("deleted")).isEqualTo("false");
    }

    @Test
    void filtersHoldForExports() throws IOException {
        Rows.alias(api, "S001", "S-OLD");
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        give(first, "S001", "");
        give(second, "S-OLD", "");
        give(UUID.randomUUID(), "NOWHERE", "");
        assertThat(ids("format=ndjson&store=S-OLD")).containsExactlyInAnyOrder(first.toString(), second.toString());
        assertThat(ids("format=ndjson&status=held")).hasSize(1);
        assertThat(ids("format=ndjson")).hasSize(3);
        assertThat(ids("format=ndjson&metric=csat&minRating=80")).isEmpty();
        assertThat(ids("format=ndjson&store=S-OLD&changedSince=" + Instant.now().minusSeconds(60)))
                .containsExactlyInAnyOrder(first.toString(), second.toString());
    }

    @Test
    void whatChangedSinceTheLastExportComesWithTheNext() throws IOException {
        UUID untouched = UUID.randomUUID();
        UUID flagged = UUID.randomUUID();
        UUID erased = UUID.randomUUID();
        UUID held = UUID.randomUUID();
        for (UUID id : List.of(untouched, flagged, erased)) {
            give(id, "S001", "");
        }
        give(held, "LATER", "");
        // as if all that were a day ago
        Rows.execute("update feedback set changed_at = changed_at - interval '1 day' where organization = '"
                + api.organization() + "'");
        Response first = export("format=ndjson");
        String mark = first.header("X-Changed-Until");
        assertThat(Instant.parse(mark)).isBefore(Instant.now().minusSeconds(100));
        assertThat(ids("format=ndjson&changedSince=" + mark)).isEmpty();

        Rows.execute("update feedback set flags = '{burst}', changed_at = now() where id = '" + flagged + "'");
        api.erase(erased).then().statusCode(204);
        api.registerStore("LATER");
        await().until(() -> api.read(held).path("status"), equalTo("accepted"));
        UUID fresh = UUID.randomUUID();
        give(fresh, "S001", "");
        assertThat(ids("format=ndjson&changedSince=" + mark))
                .containsExactlyInAnyOrder(flagged.toString(), erased + " deleted", held.toString(), fresh.toString());
        assertThat(export("changedSince=" + mark).asString()).containsPattern(erased + ",,+true,\\S+Z\r\n");
        assertThat(ids("format=ndjson")).doesNotContain(erased + " deleted").hasSize(4);
    }

    @Test
    void anotherOrganizationsFeedbackAndDeletionsAreNotInIt() throws IOException {
        UUID erased = UUID.randomUUID();
        give(erased, "S001", "");
        give(UUID.randomUUID(), "S001", "");
        api.erase(erased).then().statusCode(204);
        Api other = Api.newOrganization();
        String since = "&changedSince=" + Instant.now().minusSeconds(600);
        assertThat(other.asHeadOffice().get("/v1/feedback/export?format=ndjson").asString())
                .isEmpty();
        assertThat(other.asHeadOffice()
                        .get("/v1/feedback/export?format=ndjson" + since)
                        .asString())
                .isEmpty();
    }

    @Test
    void anExportThatBreaksOffIsNotTakenForWhole() throws Exception {
        HttpResponse<InputStream> answer = open(large, "format=ndjson");
        try (BufferedReader reader = reader(answer)) {
            assertThat(reader.readLine()).isNotNull();
            PartsTestResource.parts().postgres().stop();
            assertThatThrownBy(() -> reader.lines().count())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(IOException.class);
        } finally {
            PartsTestResource.parts().postgres().restart();
        }
        await().until(() -> api.read(UUID.randomUUID()).statusCode(), equalTo(404));
    }

    @Test
    void moreAtOnceThanAreAllowedAreToldToComeAgain() throws Exception {
        List<InputStream> readers = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                readers.add(open(large, "").body());
            }
            api.asHeadOffice()
                    .get("/v1/feedback/export")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "10")
                    .body("code", equalTo("too-many-exports"))
                    .body("advice", equalTo("retry"));
            // those who do not read hold no connection
            api.asHeadOffice().get("/v1/feedback").then().statusCode(200);
        } finally {
            for (InputStream reader : readers) {
                reader.close();
            }
        }
        await().until(() -> export("format=csv").statusCode(), equalTo(200));
    }

    @Test
    void faultsAreAnsweredAsProblems() {
        api.asHeadOffice()
                .get("/v1/feedback/export?format=xlsx&stores=S1")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-query"));
    }

    private void give(UUID id, String store, String more) {
        api.give(feedback(id, store, more)).then().statusCode(202);
    }

    private Response export(String query) {
        return export(api, query);
    }

    private static Response export(Api api, String query) {
        return api.asHeadOffice().get("/v1/feedback/export?" + query);
    }

    private List<String> ids(String query) throws IOException {
        return ids(api, query);
    }

    private static List<String> ids(Api api, String query) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line : export(api, query)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList()) {
            JsonNode json = JSON.readTree(line);
            ids.add(json.path("id").asText() + (json.path("deleted").asBoolean() ? " deleted" : ""));
        }
        return ids;
    }

    private HttpResponse<InputStream> open(Api api, String query) throws Exception {
        String base = ConfigProvider.getConfig().getValue("test.url", String.class);
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/v1/feedback/export?" + query))
                .header("Authorization", "Bearer " + Api.tokens().headOffice(api.organization()))
                .build();
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private static BufferedReader reader(HttpResponse<InputStream> answer) {
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }
}
