package io.throughline.local.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topics as {@code deploy/topics.yaml} declares them.
 *
 * @param kinds Kafka's topic settings by kind
 */
public record Topics(Map<String, Map<String, String>> kinds, Map<String, Topic> topics) {

    private static final int REPLICAS_FOR_TWO_IN_SYNC = 3;

    /** @param kind one of {@link #kinds} */
    public record Topic(String kind, int partitions) {}

    /** Those of the file in this jar. */
    public static Topics declared() {
        try (InputStream in = Topics.class.getResourceAsStream("/topics.yaml")) {
            return new ObjectMapper(new YAMLFactory())
                    .setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .readValue(in, Topics.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes what is missing, and sets the settings of what is there. */
    public void create(Admin admin, short replicationFactor) throws InterruptedException, ExecutionException {
        Map<String, Map<String, String>> settings = topics.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, topic -> settings(topic.getValue(), replicationFactor)));
        Set<String> existing = admin.listTopics().names().get();
        for (var creation : admin.createTopics(topics.entrySet().stream()
                        .filter(topic -> !existing.contains(topic.getKey()))
                        .map(topic -> new NewTopic(
                                        topic.getKey(), topic.getValue().partitions(), replicationFactor)
                                .configs(settings.get(topic.getKey())))
                        .toList())
                .values()
                .values()) {
            try {
                creation.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        admin.incrementalAlterConfigs(existing.stream()
                        .filter(topics::containsKey)
                        .collect(Collectors.toMap(
                                name -> new ConfigResource(ConfigResource.Type.TOPIC, name),
                                name -> settings.get(name).entrySet().stream()
                                        .map(setting -> new AlterConfigOp(
                                                new ConfigEntry(setting.getKey(), setting.getValue()),
                                                AlterConfigOp.OpType.SET))
                                        .toList())))
                .all()
                .get();
    }

    private Map<String, String> settings(Topic topic, short replicationFactor) {
        Map<String, String> settings = new HashMap<>(kinds.get(topic.kind()));
        if (replicationFactor >= REPLICAS_FOR_TWO_IN_SYNC) {
            settings.put("min.insync.replicas", "2");
        }
        return settings;
    }
}
