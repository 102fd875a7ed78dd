package io.throughline.systemtests.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.systemtests.Answer;
import io.throughline.systemtests.Http;
import io.throughline.systemtests.intake.Call.End;
import io.throughline.systemtests.intake.ClientLog.Word;
import io.throughline.systemtests.intake.RawRequest.Ending;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * One outage of the broker, under load and with hundreds of slow clients from its beginning to its end: nothing that the intake does
 * needs the broker, and so all of it is looked at meanwhile.
 */
@TestMethodOrder(OrderAnnotation.class)
class WithoutKafkaIT {

    private static final Duration REFUSED_WITHIN = Duration.ofMillis(50);

    /** 5 MiB have to come in first. */
    private static final Duration LARGE_REFUSED_WITHIN = Duration.ofMillis(250);

    private static final Duration HANGING = Duration.ofSeconds(5);
    private static final int TRIES = 5;

    private static IntakePlatform platform;
    private static URI service;
    private static Load load;
    private static ClientLog asides;
    private static Kiosk kiosk;
    private static long usual;
    private static boolean away;
    private static long began;
    private static Map<String, SlowClients> slow = Map.of();

    @BeforeAll
    static void takeTheBrokerAwayUnderLoad() {
        platform = IntakePlatform.running();
        service = platform.first().uri("/");
        asides = new ClientLog();
        kiosk = new Kiosk(platform.retailer().key(), asides);
        load = Load.on(platform, platform.first());
        usual = medianOfCalls();
        platform.parts().kafka().kill();
        away = true;
        began = System.nanoTime();
        slow = slowClients();
    }

    @AfterAll
    static void end() {
        slow.values().forEach(SlowClients::close);
        if (load != null) {
            load.close();
        }
        if (away) {
            bringTheBrokerBack();
        }
    }

    @Test
    @Order(1)
    void hundredsOfSlowClientsStarveNobody() {
        Awaitility.await()
                .pollDelay(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(3))
                .until(() -> slow.values().stream().mapToInt(SlowClients::count).sum() >= 200);
        assertThat(Duration.ofNanos(medianOfCalls()))
                .as("the usual being %s", Duration.ofNanos(usual))
                .isLessThan(Duration.ofNanos(3 * usual).plusMillis(20));
    }

    @Test
    @Order(2)
    void hostileJsonIsRefusedAtOnce() {
        Item item = Item.words();
        for (var body : HostileBodies.single(item).entrySet()) {
            refuses("/v1/feedback", body.getKey(), body.getValue(), REFUSED_WITHIN);
        }
        asides.item(item.id(), Word.REFUSED);
    }

    @Test
    @Order(3)
    void hostileBatchesAreRefusedBeforeTheyAreReadToTheirEnd() {
        for (var body : HostileBodies.batch().entrySet()) {
            refuses("/v1/feedback/batch", body.getKey(), body.getValue(), LARGE_REFUSED_WITHIN);
        }
    }

    /** A machine that does much else may be slow once, but not again and again. */
    private static void refuses(String path, String what, byte[] body, Duration within) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        medianOfRefusals(path, what, body))
                .as("the median of %s", what)
                .isLessThan(within));
    }

    private static Duration medianOfRefusals(String path, String what, byte[] body) throws IOException {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            Answer answer = Http.post(
                    service.resolve(path), "X-Api-Key", platform.retailer().key(), body);
            times.add(System.nanoTime() - start);
            assertThat(answer.status()).as("%s: %s", what, answer.json()).isEqualTo(400);
            assertThat(answer.text("advice")).as(what).isEqualTo("fix");
        }
        return Duration.ofNanos(median(times));
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    @Test
    @Order(4)
    void bodiesOverTheirLimitAreRefusedWithoutReadingThemWhole() throws IOException {
        String key = "X-Api-Key: " + platform.retailer().key() + "\r\n";
        for (var limit : Map.of("/v1/feedback", 64 * 1024, "/v1/feedback/batch", 5 * 1024 * 1024)
                .entrySet()) {
            Ending announced = new RawRequest(
                            service, limit.getKey(), key + "Content-Length: " + (limit.getValue() + 1) + "\r\n")
                    .sendOnly(1024);
            assertThat(announced).as("announced").matches(ending -> ending.isStatus(413));
            assertThat(announced.answer()).contains("application/problem+json");

            Ending endless = new RawRequest(service, limit.getKey(), key + "Transfer-Encoding: chunked\r\n")
                    .sendChunksWithoutEnd();
            assertThat(endless).as("in chunks").matches(ending -> ending.isStatus(413));
            assertThat(endless.sent()).as("in chunks").isGreaterThan(limit.getValue());
        }
    }

    @Test
    @Order(5)
    void slowClientsAreClosed() {
        Awaitility.await().atMost(Scale.chosen().slowClosedWithin()).untilAsserted(() -> {
            for (var clients : slow.entrySet()) {
                assertThat(clients.getValue().count())
                        .as("open with slow " + clients.getKey())
                        .isZero();
            }
        });
    }

    @Test
    @Order(6)
    void theIntakeGoesOnAsEverAndAllIsPublishedAfter() {
        Awaitility.await()
                .atMost(Scale.chosen().outage().plusSeconds(5))
                .until(() -> System.nanoTime() - began > Scale.chosen().outage().toNanos());
        List<Call> during = load.log().calls(began, System.nanoTime());
        assertThat(during).hasSizeGreaterThan(300);
        assertThat(during.stream().filter(call -> !call.isOf(End.SETTLED, End.COME_AGAIN)))
                .as("broken")
                .isEmpty();
        // a disk that others use may be late with a commit
        assertThat(during.stream().filter(call -> call.isOf(End.COME_AGAIN)).count())
                .as("told to come again, of %d", during.size())
                .isLessThanOrEqualTo(during.size() / 50);
        assertThat(during.stream().filter(call -> call.took().compareTo(HANGING) > 0))
                .as("hanging")
                .isEmpty();
        assertThat(platform.first().isReady()).isTrue();
        bringTheBrokerBack();
        Oracle oracle = new Oracle(platform);
        oracle.confirms(load.finish());
        oracle.confirms(asides);
    }

    private static void bringTheBrokerBack() {
        platform.parts().kafka().restart();
        away = false;
    }

    private static long medianOfCalls() {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            long start = System.nanoTime();
            List<Item> again =
                    kiosk.give(service, i % 2 == 0 ? List.of(Item.tap()) : List.of(Item.tap(), Item.words()));
            times.add(System.nanoTime() - start);
            assertThat(again).isEmpty();
        }
        return median(times);
    }

    /** More with a key than there are threads for work that blocks. */
    private static Map<String, SlowClients> slowClients() {
        String key = "X-Api-Key: " + platform.retailer().key() + "\r\n";
        String admin = "Authorization: Bearer "
                + platform.parts().tokens().admin(platform.retailer().organization()) + "\r\n";
        String single = RawRequest.start("/v1/feedback");
        String batch = RawRequest.start("/v1/feedback/batch") + key;
        String store = RawRequest.start("/v1/stores");
        String length = "Content-Length: 50000\r\n\r\n";
        String muchAtOnce = "{" + " ".repeat(12_000);
        return Map.of(
                "first lines", SlowClients.open(service, 20, "", single),
                "headers", SlowClients.open(service, 20, single, "X-Slow: and slower\r\n"),
                "frames", SlowClients.open(service, 20, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\0"),
                "bodies", SlowClients.open(service, 20, single + key + length, " "),
                "chunks", SlowClients.open(service, 20, batch + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"),
                "long bodies", SlowClients.open(service, 250, single + key + length + muchAtOnce, " "),
                "long batches", SlowClients.open(service, 250, batch + length + muchAtOnce, " "),
                "bodies of strangers", SlowClients.open(service, 50, store + length + muchAtOnce, " "),
                "bodies of an admin", SlowClients.open(service, 100, store + admin + length + muchAtOnce, " "));
    }
}
