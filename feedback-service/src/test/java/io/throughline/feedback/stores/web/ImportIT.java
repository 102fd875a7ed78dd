package io.throughline.feedback.stores.web;

import static io.throughline.feedback.Api.feedback;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.feedback.Api;
import io.throughline.feedback.Contract;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.feedback.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class ImportIT {

    private static final String HEADER = "code,name,region,format,timeZone,openedOn,closedOn\n";
    private static final int MANY = 5_000;

    private final Api api = Api.newOrganization();

    @Test
    void fiveThousandStoresAreRegisteredInOneCallAndPublished() throws IOException {
        String file = HEADER
                + IntStream.rangeClosed(1, MANY)
                        .mapToObj("I%1$04d,Store %1$d,north,city,Europe/London,2019-03-01,\n"::formatted)
                        .collect(Collectors.joining());
        send(file, "?dryRun=true")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("added", equalTo(MANY))
                .body("stores.size()", equalTo(MANY));
        assertThat(codes("q=I0")).isEmpty();
        UUID held = UUID.randomUUID();
        api.give(feedback(held, "I4711", "")).then().body("status", equalTo("held"));

        long began = System.nanoTime();
        send(file, "").then().statusCode(200).body("added", equalTo(MANY)).body("unchanged", equalTo(0));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
        await().untilAsserted(() -> api.read(held).then().body("status", equalTo("accepted")));

        send(file, "?dryRun=false")
                .then()
                .body("added", equalTo(0))
                .body("unchanged", equalTo(MANY))
                .body("stores", empty());
        try (Topic topic = new Topic("throughline.stores.v1")) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(topic.of(api.organization()))
                    .hasSize(MANY + 1));
            List<ConsumerRecord<String, String>> all = topic.of(api.organization());
            assertThat(all).extracting(ConsumerRecord::key).doesNotHaveDuplicates();
            assertThat(new Contract("store").faults(all.get(MANY).value())).isEmpty();
        }
    }

    @Test
    void whatDiffersIsChangedAndTheRestLeftAlone() {
        api.registerStore("S002");
        api.registerStore("S003");
        String file = HEADER + """
                S001,Store S001,,,Europe/London,,
                S002,Pier,north,,Europe/London,,2026-06-30
                S004,New,,,Europe/London,2199-01-01,
                """;
        for (String query : new String[] {"?dryRun=true", ""}) {
            assertThat(codes("q=S004")).isEmpty();
            send(file, query)
                    .then()
                    .statusCode(200)
                    .body("added", equalTo(1))
                    .body("changed", equalTo(1))
                    .body("unchanged", equalTo(1))
                    .body("stores.line", contains(3, 4))
                    .body("stores.code", contains("S002", "S004"))
                    .body("stores.outcome", contains("changed", "added"))
                    .body("stores[0].fields", contains("name", "region", "closedOn"));
        }
        api.asAdmin()
                .get("/v1/stores/S002")
                .then()
                .header("ETag", "\"2\"")
                .body("name", equalTo("Pier"))
                .body("status", equalTo("closed"));
        api.asAdmin().get("/v1/stores/S004").then().body("status", equalTo("planned"));
        assertThat(codes("")).containsExactly("S001", "S002", "S003", "S004");
    }

    @Test
    void oneFaultAndNothingIsChanged() {
        send(HEADER + """
                S002,Fine,,,Europe/London,,
                S003,,,,Mars/Olympus,,
                S001,Renamed,,,Europe/London,yesterday,
                """, "")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-file"))
                .body("advice", equalTo("fix"))
                .body("detail", containsString("3 faults"))
                .body("faults.pointer", contains("/3/timeZone", "/3/name", "/4/openedOn"));
        // a fault that only the stores that are there can tell
        send(HEADER + """
                S002,Fine,,,Europe/London,,
                S001,Renamed,,,Europe/London,2026-02-01,2026-01-01
                """, "").then().statusCode(400).body("faults.pointer", contains("/3/closedOn"));
        assertThat(codes("")).containsExactly("S001");
        api.asAdmin().get("/v1/stores/S001").then().header("ETag", "\"1\"").body("name", equalTo("Store S001"));
    }

    @Test
    void whatIsNotAFileOfStoresIsRefused() {
        request(api.asAdmin(), new byte[(2 << 20) + 1]).then().statusCode(413).body("code", equalTo("too-large"));
        request(api.asAdmin(), new byte[] {'c', (byte) 0xFF})
                .then()
                .statusCode(400)
                .body("faults.code", contains("characters"));
        api.asAdmin().body("{}").post("/v1/stores/import").then().statusCode(415);
        send(HEADER, "?dryRun=maybe").then().statusCode(400).body("faults.pointer", contains("dryRun"));
        send(HEADER, "?dry=true").then().statusCode(400).body("faults.pointer", contains("dry"));
        request(api.asHeadOffice(), HEADER.getBytes(UTF_8)).then().statusCode(403);
    }

    @Test
    void theSameCodeInTwoOrganizationsIsTwoStores() {
        Api theirs = Api.newOrganization();
        String file = "code,name,timeZone\nSAME,%s,Europe/London\n";
        request(api.asAdmin(), file.formatted("Ours").getBytes(UTF_8)).then().body("added", equalTo(1));
        request(theirs.asAdmin(), file.formatted("Theirs").getBytes(UTF_8))
                .then()
                .body("added", equalTo(1));
        api.asAdmin().get("/v1/stores/SAME").then().body("name", equalTo("Ours"));
    }

    private Response send(String file, String query) {
        return api.asAdmin()
                .contentType("text/csv; charset=UTF-8")
                .body(file.getBytes(UTF_8))
                .post("/v1/stores/import" + query);
    }

    private static Response request(RequestSpecification as, byte[] file) {
        return as.contentType("text/csv").body(file).post("/v1/stores/import");
    }

    private List<String> codes(String query) {
        return api.asAdmin()
                .get("/v1/stores?limit=200&" + query)
                .then()
                .extract()
                .path("items.code");
    }
}
