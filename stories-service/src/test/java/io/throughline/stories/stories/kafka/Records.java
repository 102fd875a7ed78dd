package io.throughline.stories.stories.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records as they come from the topic. */
final class Records {

    private Records() {}

    static ConsumerRecord<byte[], byte[]> feedbackAccepted(String data) {
        return record(FeedbackDecoder.ACCEPTED, data);
    }

    static ConsumerRecord<byte[], byte[]> record(String type, String data) {
        var record = new ConsumerRecord<>(
                "throughline.feedback.v1", 0, 0, "key".getBytes(UTF_8), data == null ? null : data.getBytes(UTF_8));
        if (type != null) {
            record.headers().add("ce_type", type.getBytes(UTF_8));
        }
        return record;
    }
}
