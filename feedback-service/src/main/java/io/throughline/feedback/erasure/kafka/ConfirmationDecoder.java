package io.throughline.feedback.erasure.kafka;

import io.throughline.feedback.erasure.sql.ConfirmationTable.Confirmation;
import io.throughline.runtime.consumer.Decoder;
import io.throughline.runtime.consumer.UnreadableRecordException;
import io.throughline.runtime.events.CloudEventHeaders;
import io.throughline.runtime.json.JsonInput;
import io.throughline.runtime.json.MalformedJsonException;
import io.throughline.runtime.json.ObjectReader;
import io.throughline.runtime.problems.Faults;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads {@code erasure-confirmed}, version 1, by the contracts of those who publish it. */
final class ConfirmationDecoder implements Decoder<Confirmation> {

    static final String TYPE = "io.throughline.erasure-confirmed.v1";

    private static final int LONGEST_SERVICE = 100;

    @Override
    public Optional<Confirmation> decode(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecordException {
        String type = CloudEventHeaders.read(record.headers(), CloudEventHeaders.TYPE)
                .orElseThrow(() -> new UnreadableRecordException("no header " + CloudEventHeaders.TYPE));
        if (!type.equals(TYPE)) {
            return Optional.empty();
        }
        if (record.value() == null) {
            throw new UnreadableRecordException("no data");
        }
        Faults faults = new Faults();
        Confirmation confirmation = confirmation(record.value(), faults);
        if (!faults.isEmpty()) {
            throw new UnreadableRecordException(faults.list().stream()
                    .map(fault -> fault.pointer() + " " + fault.detail())
                    .collect(Collectors.joining("; ")));
        }
        return Optional.of(confirmation);
    }

    private static Confirmation confirmation(byte[] json, Faults faults) throws UnreadableRecordException {
        try {
            ObjectReader data = new ObjectReader(JsonInput.parseObject(json), "", faults);
            UUID organization = data.require("organization").uuid("organization");
            UUID id = data.require("id").uuid("id");
            String service = data.require("service").text("service", LONGEST_SERVICE);
            OffsetDateTime erasedAt = data.require("erasedAt").time("erasedAt");
            return new Confirmation(organization, id, service, erasedAt == null ? null : erasedAt.toInstant());
        } catch (MalformedJsonException malformed) {
            throw new UnreadableRecordException(malformed.getMessage());
        }
    }
}
