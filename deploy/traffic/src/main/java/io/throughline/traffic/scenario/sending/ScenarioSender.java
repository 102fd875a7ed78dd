package io.throughline.traffic.scenario.sending;

import io.throughline.traffic.intake.Delivery;
import io.throughline.traffic.intake.IntakeClient;
import io.throughline.traffic.intake.Item;
import io.throughline.traffic.intake.Listener;
import io.throughline.traffic.intake.Stop;
import io.throughline.traffic.scenario.Feedback;
import io.throughline.traffic.scenario.Scenario;
import io.throughline.traffic.scenario.planted.Channel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sends a scenario to a running feedback-service through its public API: registers stores and sources, makes keys, and delivers every
 * feedback once, each store's in the order of time. What does not get through is sent again, so the service may be killed meanwhile;
 * only what the service answers with {@code retry} for can come after later feedback of its store.
 */
public final class ScenarioSender {

    private static final int LANES = 4;
    private static final int BATCH = 200;

    private final URI service;
    private final String adminToken;
    private final Duration patience;
    private final Clock clock = Clock.systemUTC();

    /**
     * @param service feedback-service's base address
     * @param adminToken a token of the role admin; says which organization's the feedback is
     * @param patience how long to go on without any progress
     */
    public ScenarioSender(URI service, String adminToken, Duration patience) {
        this.service = service;
        this.adminToken = adminToken;
        this.patience = patience;
    }

    /**
     * Comes back when every feedback is settled or the stop was given, be it by the service, by patience or by the caller.
     *
     * @param listener hears what becomes of each feedback, in several threads; an item's line is its place in the order of time, from 1
     * @throws RegistryFailure when stores or keys cannot be set up
     */
    public void send(Scenario scenario, Stop stop, Listener listener) throws InterruptedException {
        Registration registration = new Registration(new Registry(service, adminToken, patience, clock));
        registration.stores(scenario.stores());
        Map<Channel, IntakeClient> clients = new EnumMap<>(Channel.class);
        registration.keys().forEach((channel, key) -> clients.put(channel, IntakeClient.ofNow(service, key, clock)));
        List<Thread> threads = new ArrayList<>();
        for (Lane lane : lanes(scenario)) {
            Thread thread = new Thread(() -> work(lane, clients, stop, listener), "lane-" + threads.size());
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } finally {
            threads.forEach(Thread::interrupt);
        }
    }

    /** The feedback as items, in the order of time. */
    public static List<Item> items(Scenario scenario) {
        List<Feedback> feedback = scenario.feedback();
        return IntStream.range(0, feedback.size())
                .mapToObj(i -> new Item(i + 1, 1, feedback.get(i).json().getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.toList());
    }

    private static List<Lane> lanes(Scenario scenario) {
        List<Lane> lanes =
                IntStream.range(0, LANES).mapToObj(i -> new Lane(BATCH)).collect(Collectors.toList());
        List<String> stores =
                scenario.stores().stream().map(store -> store.code()).collect(Collectors.toList());
        List<Item> items = items(scenario);
        for (int i = 0; i < items.size(); i++) {
            Feedback feedback = scenario.feedback().get(i);
            lanes.get(stores.indexOf(feedback.store()) % LANES).add(feedback.store(), feedback.channel(), items.get(i));
        }
        return lanes;
    }

    private void work(Lane lane, Map<Channel, IntakeClient> clients, Stop stop, Listener listener) {
        try {
            Map<Channel, Delivery> deliveries = new EnumMap<>(Channel.class);
            clients.forEach((channel, client) ->
                    deliveries.put(channel, new Delivery(client, patience, clock, stop, listener)));
            for (Lane.Batch batch = lane.next(); !batch.items().isEmpty() && !stop.isGiven(); batch = lane.next()) {
                deliveries.get(batch.channel()).deliver(batch.items());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error bug) {
            stop.give("a fault of this tool: " + bug);
        }
    }
}
