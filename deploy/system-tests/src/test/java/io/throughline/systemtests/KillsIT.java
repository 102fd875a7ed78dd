package io.throughline.systemtests;

import io.throughline.local.Service;
import io.throughline.local.ServiceProcess;
import io.throughline.traffic.outcome.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** The whole chain with each service killed in turn, and one of two instances for good, ends as it does undisturbed. */
class KillsIT {

    @Test
    void afterKillsOfEachServiceTheEndIsThatOfAnUndisturbedRun() throws IOException {
        Platform platform = Platform.running();
        Outcome expected = Scenarios.undisturbed().outcome();

        Retailer disturbed = Retailer.on(platform);
        AtomicInteger settled = new AtomicInteger();
        int all = Scenarios.SMALL.feedback().size();
        try (ServiceProcess second = platform.startAnother(Service.STORIES)) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> Scenarios.send(disturbed, settled));
            List<ServiceProcess> services = List.of(platform.feedback(), second, platform.standards());
            for (int i = 0; i < services.size(); i++) {
                int share = (i + 1) * all / 5;
                soon().until(() -> settled.get() >= share);
                again(services.get(i));
            }
            sending.join();
            // for good while the rest is on its way: the second has its partitions and its organizations to take over
            soon().until(() -> disturbed.chain().stories() > all * 9L / 10);
            platform.stories().kill();
            // and the second while practices are found and told
            soon().until(() -> disturbed.chain(second).stories() == all);
            again(second);
            again(platform.standards());
            Scenarios.assertSame(Scenarios.outcome(disturbed.chain(second), all), expected);
        } finally {
            platform.stories().restart();
        }
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(20));
    }

    private static void again(ServiceProcess service) {
        service.kill();
        service.restart();
    }
}
