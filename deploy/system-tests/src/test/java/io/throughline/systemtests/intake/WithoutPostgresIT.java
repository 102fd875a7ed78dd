package io.throughline.systemtests.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.throughline.local.containers.Images;
import io.throughline.systemtests.Http;
import io.throughline.systemtests.intake.Call.End;
import io.throughline.systemtests.intake.ClientLog.Word;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** PostgreSQL gone, slow, and full. */
class WithoutPostgresIT {

    private static final Duration TOLD_WITHIN = Duration.ofSeconds(3);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(10);
    private static final String LIVE_THREADS = "jvm_threads_live_threads";

    /** Of a thousand items each: more than the writers and the queue take of one key. */
    private static final int BATCHES = 9;

    private final IntakePlatform platform = IntakePlatform.running();
    private final URI service = platform.first().uri("/");
    private final Oracle oracle = new Oracle(platform);

    @Test
    void withPostgresKilledClientsAreToldToComeAgainAndItGoesOnByItself() {
        ClientLog asides = new ClientLog();
        try (Load load = Load.on(platform, platform.first())) {
            platform.parts().postgres().kill();
            long gone = System.nanoTime();
            try {
                assertThat(new Kiosk(platform.retailer().key(), asides).give(service, List.of(Item.faulty())))
                        .as("what is faulty is refused without it")
                        .isEmpty();
                Duration outage = Scale.chosen().outage();
                Awaitility.await()
                        .atMost(outage.plusSeconds(5))
                        .until(() -> System.nanoTime() - gone > outage.toNanos());
                List<Call> during = load.log().calls(gone, System.nanoTime());
                assertThat(during).hasSizeGreaterThan(10);
                allAreToldInTime(during);
            } finally {
                platform.parts().postgres().restart();
            }
            long back = System.nanoTime();
            Awaitility.await().atMost(BACK_WITHIN).untilAsserted(() -> assertThat(
                            load.log().calls(back, System.nanoTime()))
                    .as("settled again")
                    .filteredOn(call -> call.isOf(End.SETTLED))
                    .hasSizeGreaterThan(20));
            oracle.confirms(load.finish());
            oracle.confirms(asides);
        }
    }

    @Test
    void withPostgresSlowTheQueueIsBoundedAndNoThreadsPileUp() throws SQLException, IOException {
        List<Item> items = Stream.generate(Item::tap).limit(300).toList();
        List<List<Item>> batches = IntStream.range(0, BATCHES)
                .mapToObj(batch -> Stream.generate(Item::tap).limit(1000).toList())
                .toList();
        ClientLog log = new ClientLog();
        Kiosk kiosk = new Kiosk(platform.retailer().key(), log);
        assertThat(kiosk.give(service, List.of(Item.tap()))).isEmpty();
        ExecutorService threads = Executors.newFixedThreadPool(BATCHES);
        double before = metric(LIVE_THREADS);
        List<HttpResponse<String>> answers;
        List<List<Item>> again = new ArrayList<>();
        try (Connection connection = platform.parts().postgres().connect("feedback");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table intake in exclusive mode");
            long began = System.nanoTime();
            var singles = sendAtOnce(items);
            var many = batches.stream()
                    .map(batch -> CompletableFuture.supplyAsync(() -> kiosk.give(service, batch), threads))
                    .toList();
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> metric("throughline_intake_queue") > 3_000);
            assertThat(metric("throughline_intake_queue")).isLessThanOrEqualTo(10_000);
            assertThat(metric(LIVE_THREADS)).isLessThan(before + BATCHES + 10);
            answers = singles.join();
            many.forEach(batch -> again.add(batch.join()));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            connection.rollback();
        } finally {
            threads.shutdownNow();
        }
        assertThat(answers).hasSize(items.size()).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        });
        again.add(items);
        for (List<Item> open : again) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> kiosk.give(service, open)
                    .isEmpty());
        }
        assertThat(log.kept()).isEqualTo(1 + BATCHES * 1000 + 300);
        oracle.confirms(log);
    }

    @Test
    void withPostgresFullClientsAreToldToComeAgainUntilThereIsRoom() throws SQLException, IOException {
        assumeThat(Images.ofTests().postgres())
                .as("a container does not reach the small disk")
                .isEmpty();
        try (SmallDisk disk = SmallDisk.ofMebibytes(32);
                Load load = Load.on(platform, platform.first())) {
            moveLedger(disk);
            try {
                load.awaitKept(20);
                disk.fill();
                long full = System.nanoTime();
                Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                                load.log().calls(full, System.nanoTime()))
                        .filteredOn(call -> call.isOf(End.COME_AGAIN))
                        .hasSizeGreaterThan(20));
                allAreToldInTime(load.log().calls(full, System.nanoTime()));
                UUID kept = load.log().items(Word.KEPT).iterator().next();
                assertThat(read(kept)).as("what is there can be read").isEqualTo(200);
                disk.clear();
                load.awaitKept(100);
                oracle.confirms(load.finish());
            } finally {
                moveLedgerBack();
            }
        }
    }

    private static void allAreToldInTime(List<Call> calls) {
        assertThat(calls.stream().filter(call -> !call.isOf(End.COME_AGAIN, End.SETTLED)))
                .as("neither settled nor told to come again")
                .isEmpty();
        List<Duration> times = calls.stream().map(Call::took).sorted().toList();
        // a machine that does much else may be late with one in a hundred
        assertThat(times.get(times.size() * 99 / 100 - 1)).isLessThan(TOLD_WITHIN);
        assertThat(times.get(times.size() - 1)).as("the longest").isLessThan(TOLD_WITHIN.multipliedBy(2));
    }

    /** Every submission has to grow the ledger: it is enough to have that one on the small disk. */
    private void moveLedger(SmallDisk disk) throws SQLException {
        try (Connection connection = platform.parts().postgres().connect("feedback");
                Statement statement = connection.createStatement()) {
            statement.execute("create tablespace small location '" + disk.directory() + "'");
            statement.execute("alter table intake set tablespace small");
            statement.execute("alter index intake_pk set tablespace small");
        }
    }

    private void moveLedgerBack() throws SQLException {
        try (Connection connection = platform.parts().postgres().connect("feedback");
                Statement statement = connection.createStatement()) {
            statement.execute("alter table intake set tablespace pg_default");
            statement.execute("alter index intake_pk set tablespace pg_default");
            statement.execute("drop tablespace small");
        }
    }

    private int read(UUID id) throws IOException {
        String reader = platform.parts().tokens().headOffice(platform.retailer().organization());
        return Http.get(service.resolve("/v1/feedback/" + id), "Authorization", "Bearer " + reader)
                .status();
    }

    /** All at the same time, each on a connection of its own. */
    private CompletableFuture<List<HttpResponse<String>>> sendAtOnce(List<Item> items) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<HttpResponse<String>>> calls = items.stream()
                .map(item -> client.sendAsync(
                        HttpRequest.newBuilder(service.resolve("/v1/feedback"))
                                .header("X-Api-Key", platform.retailer().key())
                                .header("Content-Type", "application/json")
                                .timeout(Duration.ofSeconds(10))
                                .POST(BodyPublishers.ofString(item.json()))
                                .build(),
                        BodyHandlers.ofString()))
                .toList();
        return CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))
                .thenApply(done -> calls.stream().map(CompletableFuture::join).toList());
    }

    private double metric(String name) throws IOException {
        try {
            String metrics = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(service.resolve("/q/metrics")).build(), BodyHandlers.ofString())
                    .body();
            Matcher line = Pattern.compile("^" + name + "(\\{.*})? (\\S+)$", Pattern.MULTILINE)
                    .matcher(metrics);
            assertThat(line.find()).as("there is a metric " + name).isTrue();
            return Double.parseDouble(line.group(2));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
    }
}
