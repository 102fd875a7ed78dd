package io.throughline.feedback.erasure.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.feedback.erasure.Confirming;
import io.throughline.feedback.erasure.sql.ConfirmationTable.Confirmation;
import io.throughline.runtime.consumer.UnreadableRecordException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmationDecoderTest {

    private final ConfirmationDecoder decoder = new ConfirmationDecoder();

    @ParameterizedTest
    @EnumSource(Confirming.class)
    void everyServicesConfirmationIsReadAsItsContractShows(Confirming confirming) throws Exception {
        assertThat(decoder.decode(record(ConfirmationDecoder.TYPE, example(confirming))))
                .hasValue(new Confirmation(
                        UUID.fromString("0192f0c0-0000-7000-8000-000000000001"),
                        UUID.fromString("0192f0c1-5a3e-7c1d-9f00-3b1c2d4e5f60"),
                        confirming.service(),
                        Instant.parse("2026-11-22T08:00:01Z")));
    }

    @Test
    void otherTypesAreSkipped() throws Exception {
        assertThat(decoder.decode(record("io.throughline.other.v1", "{}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"organization", "id", "service", "erasedAt"})
    void whatLacksAFieldIsUnreadable(String field) throws IOException {
        String data = example(Confirming.STORIES).replace("\"" + field + "\"", "\"" + field + "x\"");
        assertThatThrownBy(() -> decoder.decode(record(ConfirmationDecoder.TYPE, data)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining(field);
    }

    private static String example(Confirming confirming) throws IOException {
        return Files.readString(
                Path.of("..", confirming.service(), "src/contract/erasure-confirmed/v1/examples/confirmed.json"));
    }

    private static ConsumerRecord<byte[], byte[]> record(String type, String data) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("throughline.erasures.v1", 0, 0, new byte[0], data.getBytes(UTF_8));
        record.headers().add("ce_type", type.getBytes(UTF_8));
        return record;
    }
}
