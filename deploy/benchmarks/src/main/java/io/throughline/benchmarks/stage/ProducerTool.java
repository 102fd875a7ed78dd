package io.throughline.benchmarks.stage;

import io.throughline.local.process.ClassPath;
import io.throughline.local.process.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kafka's {@code kafka-producer-perf-test}, in a JVM of its own. */
public final class ProducerTool {

    /** {@code 200000 records sent, 81234.5 records/sec (38.7 MB/sec), …}: the last such line sums up. */
    private static final Pattern RATE = Pattern.compile("records sent, ([0-9.]+) records/sec");

    private final String bootstrapServers;
    private final String topic;

    ProducerTool(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
    }

    /**
     * Sends so many records of so many bytes with the relay's guarantees and linger.
     *
     * @return records a second, as the tool says
     */
    public double run(long records, int bytes) throws InterruptedException {
        List<String> words = List.of(
                ClassPath.java(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "org.apache.kafka.tools.ProducerPerformance",
                "--topic",
                topic,
                "--num-records",
                Long.toString(records),
                "--record-size",
                Integer.toString(bytes),
                "--throughput",
                "-1",
                "--producer-props",
                "bootstrap.servers=" + bootstrapServers,
                "acks=all",
                "enable.idempotence=true",
                "linger.ms=2");
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new StartFailure("the producer performance tool failed:\n" + output);
            }
            return rate(output);
        } catch (IOException e) {
            throw new StartFailure("the producer performance tool could not be started: " + e.getMessage(), e);
        }
    }

    static double rate(String output) {
        Matcher rates = RATE.matcher(output);
        double last = Double.NaN;
        while (rates.find()) {
            last = Double.parseDouble(rates.group(1));
        }
        if (Double.isNaN(last)) {
            throw new StartFailure("the producer performance tool tells no rate:\n" + output);
        }
        return last;
    }
}
