package io.throughline.standards.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * What is told, and how it comes to this service: late, twice, cut into batches.
 *
 * @param stream in the order in which it is published, once each
 * @param batches what comes together
 */
record Delivery(List<Told> stream, List<List<Told>> batches) {

    /** @param which a place in the stream, counted round and round */
    private record Again(int which, int later) {}

    private record Coming(Told told, int at) {}

    /** In any order: each comes up to {@code latest} places after its own. */
    static Arbitrary<Delivery> of(Arbitrary<List<Told>> streams, int latest) {
        Arbitrary<List<Integer>> delays =
                Arbitraries.integers().between(0, latest).list().ofMaxSize(latest == 0 ? 0 : 40);
        Arbitrary<List<Again>> again = Combinators.combine(
                        Arbitraries.integers().between(0, 39),
                        Arbitraries.integers().between(1, 40))
                .as(Again::new)
                .list()
                .ofMaxSize(12);
        Arbitrary<List<Integer>> sizes =
                Arbitraries.integers().between(1, 12).list().ofMaxSize(12);
        return Combinators.combine(streams, delays, again, sizes).as(Delivery::deliver);
    }

    /** In order and once each, in batches of those sizes, and one by one after them. */
    static Delivery inBatches(List<Act> acts, Integer... sizes) {
        return deliver(Publishers.tell(acts), List.of(), List.of(), List.of(sizes));
    }

    private static Delivery deliver(List<Told> stream, List<Integer> delays, List<Again> again, List<Integer> sizes) {
        List<Coming> coming = new ArrayList<>();
        for (int i = 0; i < stream.size(); i++) {
            coming.add(new Coming(stream.get(i), i + (i < delays.size() ? delays.get(i) : 0)));
        }
        for (Again one : again) {
            if (!stream.isEmpty()) {
                int which = one.which() % stream.size();
                Coming first = coming.get(which);
                if (first.told().event() != null) {
                    coming.add(new Coming(first.told(), first.at() + one.later()));
                }
            }
        }
        coming.sort(Comparator.comparing(Coming::at));
        List<List<Told>> batches = new ArrayList<>();
        List<Told> batch = new ArrayList<>();
        for (Coming one : coming) {
            int size = batches.size() < sizes.size() ? sizes.get(batches.size()) : 1;
            boolean person = one.told().event() == null;
            if (!batch.isEmpty()
                    && (batch.size() >= size || person || batch.get(0).event() == null)) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
            batch.add(one.told());
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return new Delivery(stream, batches);
    }

    /** One by one. */
    List<List<Told>> inOrder() {
        return stream.stream().map(List::of).toList();
    }

    /** One by one, without what people do. */
    List<List<Told>> events() {
        return stream.stream()
                .filter(told -> told.event() != null)
                .map(List::of)
                .toList();
    }

    @Override
    public String toString() {
        return stream.stream().map(told -> "\n  " + told).collect(Collectors.joining("", "published:", ""))
                + batches.stream().map(batch -> "\n  " + batch).collect(Collectors.joining("", "\ncomes as:", ""));
    }
}
