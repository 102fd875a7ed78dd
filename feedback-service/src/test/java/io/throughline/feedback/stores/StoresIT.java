package io.throughline.feedback.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.throughline.feedback.Api;
import io.throughline.feedback.Contract;
import io.throughline.feedback.OnTheRunningService;
import io.throughline.feedback.Topic;
import java.io.IOException;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class StoresIT {

    private final Api api = Api.newOrganization();

    @Test
    void aRegisteredStoreIsPublished() throws IOException {
        UUID id = UUID.fromString(api.asAdmin()
                .body("""
                        {"code": "S012", "name": "Harbour", "region": "north", "format": "city",
                         "timeZone": "Europe/London", "openedOn": "2019-03-01"}""")
                .post("/v1/stores")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        try (Topic topic = new Topic("throughline.stores.v1")) {
            ConsumerRecord<String, String> record = topic.about(id, 1).get(0);
            assertThat(record.key()).isEqualTo(api.organization() + "/" + id);
            assertThat(Topic.header(record, "ce_type")).isEqualTo("io.throughline.store.v1");
            assertThat(Topic.header(record, "ce_id")).isEqualTo(id + ":1");
            assertThat(new Contract("store").faults(record.value())).isEmpty();
            assertThat(record.value()).contains("\"code\":\"S012\"", "\"openedOn\":\"2019-03-01\"");
        }
    }

    @Test
    void aStoreThatIsNotRegisteredIsNotPublished() {
        api.asAdmin()
                .body("{\"code\": \"S001\", \"name\": \"Again\", \"timeZone\": \"Europe/London\"}")
                .post("/v1/stores")
                .then()
                .statusCode(409)
                .body("code", equalTo("store-exists"));
        api.registerStore("S002");
        UUID last = UUID.fromString(api.asAdmin().get("/v1/stores/S002").path("id"));
        try (Topic topic = new Topic("throughline.stores.v1")) {
            topic.about(last, 1);
            assertThat(topic.of(api.organization())).hasSize(2).noneMatch(record -> record.value()
                    .contains("Again"));
        }
    }
}
