package io.throughline.traffic.scenario.sending;

import io.throughline.traffic.intake.Item;
import io.throughline.traffic.scenario.planted.Channel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * The feedback of some stores on its way. A batch goes with one key and so holds one channel; it takes from each store what comes next
 * and is of that channel, so that nothing of a store overtakes anything else of it. Other stores may get ahead by a few.
 */
final class Lane {

    private final int most;
    private final Map<String, Queue<Waiting>> stores = new LinkedHashMap<>();

    private record Waiting(Channel channel, Item item) {}

    /** @param most items a batch */
    Lane(int most) {
        this.most = most;
    }

    void add(String store, Channel channel, Item item) {
        stores.computeIfAbsent(store, code -> new ArrayDeque<>()).add(new Waiting(channel, item));
    }

    /** @param items in the order of their stores' time */
    record Batch(Channel channel, List<Item> items) {}

    /** The largest batch that can go now; empty when everything has gone. */
    Batch next() {
        Map<Channel, Integer> ready = new EnumMap<>(Channel.class);
        for (Queue<Waiting> store : stores.values()) {
            ready.merge(store.peek().channel(), run(store), Integer::sum);
        }
        Channel channel = ready.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Channel.KIOSK);
        List<Item> items = new ArrayList<>();
        for (Queue<Waiting> store : stores.values()) {
            while (items.size() < most && !store.isEmpty() && store.peek().channel() == channel) {
                items.add(store.poll().item());
            }
        }
        stores.values().removeIf(Collection::isEmpty);
        return new Batch(channel, items);
    }

    /** How many at the store's head are of one channel. */
    private int run(Queue<Waiting> store) {
        Channel first = store.peek().channel();
        int count = 0;
        for (Waiting waiting : store) {
            if (waiting.channel() != first || count == most) {
                break;
            }
            count++;
        }
        return count;
    }
}
