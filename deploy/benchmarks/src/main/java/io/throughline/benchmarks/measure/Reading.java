package io.throughline.benchmarks.measure;

import io.throughline.benchmarks.load.FixedRequests;
import io.throughline.benchmarks.load.Requests;
import io.throughline.benchmarks.stage.Collecting;
import io.throughline.local.Tokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A question to the long table, each time of another store and week.
 *
 * @param query with places for store, from and to
 */
record Reading(String name, String query) {

    /** As many as head-office people might ask at the same moment. */
    static final int CONNECTIONS = 4;

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int QUESTIONS = 500;

    static List<Reading> ofOneStoreAndWeek() {
        return List.of(
                new Reading("list", "/v1/feedback?store=%s&from=%s&to=%s"),
                new Reading("counts", "/v1/feedback/counts?store=%s&from=%s&to=%s&by=day,touchpoint"));
    }

    Requests requests(Collecting target, Tokens tokens) {
        List<String> stores = target.retailer().stores();
        Instant today = Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS);
        int weeks = (int) (ManyRows.PERIOD.toDays() / WEEK.toDays());
        List<URI> uris = IntStream.range(0, QUESTIONS)
                .mapToObj(i -> {
                    Instant to = today.minus(WEEK.multipliedBy(i % weeks));
                    return target.uri(query.formatted(stores.get(i * 7 % stores.size()), to.minus(WEEK), to));
                })
                .toList();
        String token = tokens.headOffice(target.retailer().organization());
        return new FixedRequests(uris, Map.of("Authorization", "Bearer " + token, "Accept", "application/json"));
    }
}
