package io.throughline.standards.erasure.kafka;

import static io.throughline.standards.Api.soon;
import static io.throughline.standards.Contract.ERASURE_CONFIRMED;
import static io.throughline.standards.Topics.ERASURES;
import static io.throughline.standards.Topics.data;
import static io.throughline.standards.Topics.erased;
import static io.throughline.standards.Topics.header;
import static io.throughline.standards.Topics.publish;
import static io.throughline.standards.Topics.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.standards.OnRealParts;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Who asked for an erasure learns that it is done here. */
@OnRealParts
class ErasureConfirmationsIT {

    private final UUID organization = UUID.randomUUID();
    private final UUID feedback = UUID.randomUUID();

    @Test
    void anErasureIsConfirmedAsOftenAsItIsAskedFor() {
        publish(erased(organization, feedback));
        ConsumerRecord<byte[], byte[]> confirmed = confirmations(1).get(0);
        ERASURE_CONFIRMED.assertValid(data(confirmed));
        assertThat(data(confirmed)).contains(organization.toString()).contains("standards-service");
        assertThat(header(confirmed, "ce_type")).isEqualTo("io.throughline.erasure-confirmed.v1");
        assertThat(header(confirmed, "ce_id")).isEqualTo(feedback + ":2");
        publish(erased(organization, feedback));
        confirmations(2);
    }

    @Test
    void whatWasKeptForLongEnoughGoesWithoutAWord() {
        UUID later = UUID.randomUUID();
        publish(erased(organization, feedback, ", \"reason\": \"retention\""), erased(organization, later));
        soon().until(() -> !withKey(ERASURES, organization + "/" + later).isEmpty());
        assertThat(withKey(ERASURES, organization + "/" + feedback)).isEmpty();
    }

    private List<ConsumerRecord<byte[], byte[]>> confirmations(int count) {
        return soon().until(() -> withKey(ERASURES, organization + "/" + feedback), found -> found.size() == count);
    }
}
