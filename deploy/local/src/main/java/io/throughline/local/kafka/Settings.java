package io.throughline.local.kafka;

import io.throughline.local.process.Ports;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The broker's configuration, the same wherever it runs but for where it listens and keeps its data. */
final class Settings {

    static final String CLUSTER_ID = "VGhyb3VnaGxpbmVMb2NhbA";

    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("inter.broker.listener.name", "BROKER"),
            Map.entry("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("auto.create.topics.enable", "false"),
            // one broker: what is three by default is one
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            // made of 50 partitions by default, which takes the first consumer a second to wait for
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            // a killed broker's successor is let in when this has passed; 9 s by default
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // each open segment has two index files of this size mapped: 10 MB by default, for a hundred partitions
            Map.entry("log.index.size.max.bytes", "1048576"));

    private Settings() {}

    /**
     * By name.
     *
     * @param host that the broker listens on; it tells its clients to come to loopback
     */
    static SortedMap<String, String> of(Kafka.Options options, String host, String data) {
        SortedMap<String, String> settings = new TreeMap<>(SAME);
        String controller = Ports.LOOPBACK + ":" + options.controllerPort();
        settings.put("controller.quorum.voters", "1@" + controller);
        settings.put("listeners", "BROKER://" + host + ":" + options.port() + ",CONTROLLER://" + controller);
        settings.put("advertised.listeners", "BROKER://" + Ports.LOOPBACK + ":" + options.port());
        settings.put("log.dirs", data);
        return settings;
    }
}
