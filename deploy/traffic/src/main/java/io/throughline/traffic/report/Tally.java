package io.throughline.traffic.report;

import io.throughline.traffic.intake.Item;
import io.throughline.traffic.intake.Result;
import io.throughline.traffic.intake.Status;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts what became of every line. Threads may share it. */
public final class Tally {

    private static final int EXAMPLES = 3;

    private final Map<Status, Long> settled = new EnumMap<>(Status.class);
    private final Map<String, Trouble> troubles = new TreeMap<>();
    private final TreeSet<Long> open = new TreeSet<>();
    private long made;
    private long unreadable;
    private long lastLine;

    /**
     * Lines with the same fault: how many, and the first few.
     *
     * @param examples reasons by line
     */
    public record Trouble(long count, SortedMap<Long, String> examples) {

        private Trouble and(long line, String reason) {
            // Answers come in any order; the first lines of the file are what a person looks up.
            SortedMap<Long, String> first = new TreeMap<>(examples);
            first.put(line, reason);
            if (first.size() > EXAMPLES) {
                first.remove(first.lastKey());
            }
            return new Trouble(count + 1, first);
        }
    }

    /**
     * @param unreadable lines that could not be made into feedback, and so were never sent
     * @param unsent items made, but without a final answer
     * @param answeredThrough every line up to this one is settled or unreadable
     * @param troubles by kind, in alphabetical order
     */
    public record Totals(
            Map<Status, Long> settled,
            long unreadable,
            long unsent,
            long answeredThrough,
            Map<String, Trouble> troubles) {

        public long of(Status status) {
            return settled.getOrDefault(status, 0L);
        }

        /** Items with a final answer. */
        public long sent() {
            return settled.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Whether everything that was read is now where it belongs. */
        public boolean clean() {
            return unreadable + unsent + of(Status.REFUSED) + of(Status.CONFLICT) == 0;
        }
    }

    public synchronized void made(Item item) {
        made++;
        open.add(item.line());
        lastLine = item.line();
    }

    public synchronized void settled(Item item, Result result) {
        settled.merge(result.status(), 1L, Long::sum);
        open.remove(item.line());
        if (result.problem() != null) {
            note(
                    result.status().word() + " " + result.problem().code(),
                    item.line(),
                    result.problem().reason());
        } else if (result.status() == Status.CONFLICT) {
            note("conflict", item.line(), "the same id was sent before with other content");
        } else if (result.status() == Status.REFUSED) {
            note("refused", item.line(), "no reason given");
        }
    }

    public synchronized void unreadable(long line, String reason) {
        unreadable++;
        lastLine = Math.max(lastLine, line);
        note("unreadable", line, reason);
    }

    public synchronized Totals totals() {
        long sent = settled.values().stream().mapToLong(Long::longValue).sum();
        return new Totals(
                new EnumMap<>(settled),
                unreadable,
                made - sent,
                open.isEmpty() ? lastLine : open.first() - 1,
                new TreeMap<>(troubles));
    }

    private void note(String kind, long line, String reason) {
        troubles.merge(kind, new Trouble(0, new TreeMap<>()).and(line, reason), (old, one) -> old.and(line, reason));
    }
}
