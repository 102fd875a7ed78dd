package io.throughline.runtime.consumer;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * How far a consumer's partitions are read, handled and committed. Only what was handled is committed; what was read and
 * not handled is rewound. The database says whether a partition was begun: one that it does not know is read from its start, whatever
 * offset Kafka has, for the database may have been emptied since.
 */
final class Positions implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(Positions.class);

    private final Consumer<byte[], byte[]> consumer;
    private final ConsumedPartitions consumed;
    private final String group;

    /** Assigned, and not looked up in the table since; paused. */
    private final Set<TopicPartition> unknown = new HashSet<>();
    /** Where to go on, not committed yet. */
    private final Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>();
    /** With an offset of ours. */
    private final Set<TopicPartition> committed = new HashSet<>();
    /** Those of them that are in the table. */
    private final Set<TopicPartition> noted = new HashSet<>();
    /** With records that were rewound and have not been handled since. */
    private final Set<TopicPartition> held = new HashSet<>();
    /** Without what is to be read next; paused for good. */
    private final Set<TopicPartition> forgotten = new HashSet<>();

    Positions(Consumer<byte[], byte[]> consumer, ConsumedPartitions consumed, String group) {
        this.consumer = consumer;
        this.consumed = consumed;
        this.group = group;
    }

    /** Called within a poll, before that reads anything of them. */
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        unknown.addAll(partitions);
        consumer.pause(partitions);
    }

    /** Another reader goes on from what was committed: what we knew of them is of no use, and an offset of ours would set it back. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        handled.keySet().removeAll(partitions);
        List.of(unknown, committed, held, forgotten).forEach(set -> set.removeAll(partitions));
    }

    /** Begins, at their start, those newly assigned ones that the database does not know. */
    void lookUp() throws SQLException {
        if (!unknown.isEmpty()) {
            Set<TopicPartition> fresh = new HashSet<>(unknown);
            fresh.removeAll(consumed.begun(group));
            begin(fresh);
            unknown.clear();
        }
    }

    /** A partition never read before begins at its start; one whose offset or records are gone is set aside. */
    void find(InvalidOffsetException missing) throws SQLException {
        Set<TopicPartition> gone = new HashSet<>(missing.partitions());
        if (missing instanceof NoOffsetForPartitionException) {
            Set<TopicPartition> fresh = new HashSet<>(gone);
            fresh.removeAll(consumed.begun(group));
            gone.removeAll(fresh);
            begin(fresh);
            // without any position a poll would find nothing in the other partitions either
            gone.forEach(partition -> consumer.seek(partition, 0));
        }
        if (!gone.isEmpty()) {
            forgotten.addAll(gone);
            consumer.pause(gone);
            LOG.errorf(
                    "%s: Kafka does not hold what is to be read next. Republish; stop; delete them from consumed_partition; start",
                    gone);
        }
    }

    /** The start is committed, and the partition noted, before anything of it is handled. */
    private void begin(Set<TopicPartition> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        LOG.infof("%s: reading from the start of %s", group, fresh);
        consumer.beginningOffsets(fresh).forEach((partition, start) -> {
            consumer.seek(partition, start);
            handled.put(partition, new OffsetAndMetadata(start));
        });
        noted.removeAll(fresh);
    }

    void handled(ConsumerRecords<byte[], byte[]> records) {
        handled.putAll(records.nextOffsets());
        held.removeAll(records.partitions());
    }

    /**
     * Commits what was handled, also what an earlier attempt could not. Partitions with an offset are noted as begun, so
     * that a lost offset is not taken for a first start.
     */
    void commit() throws SQLException {
        handled.keySet().retainAll(consumer.assignment());
        if (!handled.isEmpty()) {
            consumer.commitSync(handled);
            committed.addAll(handled.keySet());
            handled.clear();
        }
        if (!noted.containsAll(committed)) {
            consumed.begin(group, committed);
            noted.addAll(committed);
        }
    }

    void rewind(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, records.records(partition).get(0).offset());
            }
        }
    }

    /** Rewinds, and reads nothing until the {@link #release()}. */
    void hold(ConsumerRecords<byte[], byte[]> records) {
        rewind(records);
        held.addAll(records.partitions());
        consumer.pause(consumer.assignment());
    }

    void release() {
        Set<TopicPartition> readable = new HashSet<>(consumer.paused());
        readable.removeAll(forgotten);
        consumer.resume(readable);
    }

    boolean nothingHeld() {
        held.retainAll(consumer.assignment());
        return held.isEmpty();
    }

    /** Those set aside, of the partitions that are assigned now. */
    Set<TopicPartition> forgotten() {
        forgotten.retainAll(consumer.assignment());
        return forgotten;
    }
}
