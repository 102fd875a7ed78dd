package io.throughline.feedback.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.feedback.Api;
import io.throughline.feedback.OnTheRunningService;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@OnTheRunningService
class AnsweredRequestsIT {

    private static final int MANY = 50;

    @Inject
    AnsweredRequests requests;

    private final Api api = Api.newOrganization();

    @Test
    void whatIsAnsweredIsLetGoOfSoon() {
        for (int i = 0; i < MANY; i++) {
            api.asHeadOffice()
                    .header(AnsweredRequests.MARK, i)
                    .get("/v1/feedback")
                    .then()
                    .statusCode(200);
        }
        assertThat(requests.seen()).isEqualTo(MANY);
        // a connection may hold its last one
        await().atMost(Duration.ofSeconds(10)).until(() -> requests.held() < MANY / 10);
    }
}
