package io.throughline.systemtests;

import io.throughline.local.ServiceProcess;
import io.throughline.traffic.outcome.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The whole chain with each service killed in turn ends as it does undisturbed. */
class KillsIT {

    @Test
    void afterKillsOfEachServiceTheEndIsThatOfAnUndisturbedRun() throws IOException {
        Platform platform = Platform.running();
        Retailer undisturbed = Retailer.on(platform);
        Scenarios.send(undisturbed);
        Outcome expected = Scenarios.outcome(undisturbed);

        Retailer disturbed = Retailer.on(platform);
        AtomicInteger settled = new AtomicInteger();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> Scenarios.send(disturbed, settled));
        int all = Scenarios.SMALL.feedback().size();
        List<ServiceProcess> services = List.of(platform.feedback(), platform.stories(), platform.standards());
        for (int i = 0; i < services.size(); i++) {
            int share = (i + 1) * all / 5;
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> settled.get() >= share);
            again(services.get(i));
        }
        sending.join();
        // and again while the rest is on its way, and while practices are found and told
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> disturbed.chain().stories() > all * 9L / 10);
        again(platform.stories());
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> disturbed.chain().stories() == all);
        again(platform.stories());
        again(platform.standards());
        Scenarios.assertSame(Scenarios.outcome(disturbed), expected);
    }

    private static void again(ServiceProcess service) {
        service.kill();
        service.restart();
    }
}
