package io.throughline.systemtests.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What a client was told, and so all that it may rely on. */
final class ClientLog {

    /** The last word on an item. */
    enum Word {
        /** It is kept: the client forgets it. */
        KEPT,
        /** It was refused for itself: the client gives it up. */
        REFUSED,
        /** Nothing final: it may be there or not, and is sent again. */
        OPEN
    }

    private final Map<UUID, Word> items = new ConcurrentHashMap<>();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();

    void item(UUID id, Word word) {
        items.merge(id, word, (before, now) -> {
            if (before != Word.OPEN && before != now) {
                contradictions.add(id + " was " + before + " and is " + now);
            }
            return now;
        });
    }

    void call(Call call) {
        calls.add(call);
    }

    Set<UUID> items(Word word) {
        return items.entrySet().stream()
                .filter(item -> item.getValue() == word)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    Set<UUID> all() {
        return Set.copyOf(items.keySet());
    }

    long kept() {
        return items.values().stream().filter(word -> word == Word.KEPT).count();
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Those that began between two moments of {@link System#nanoTime}. */
    List<Call> calls(long from, long to) {
        return calls.stream()
                .filter(call -> call.began() - from >= 0 && call.began() - to < 0)
                .toList();
    }

    /** Nothing was said that is never to be said, nor the opposite of what had been said. */
    void isInOrder() {
        assertThat(calls.stream().filter(call -> call.end() == Call.End.WRONG)).isEmpty();
        assertThat(contradictions).isEmpty();
    }

    /** For people: how many calls ended how. */
    @Override
    public String toString() {
        return "kept %d, refused %d of %d; calls %s"
                .formatted(
                        kept(),
                        items(Word.REFUSED).size(),
                        items.size(),
                        calls.stream().collect(Collectors.groupingBy(Call::end, Collectors.counting())));
    }
}
