package io.throughline.standards;

import static io.throughline.standards.Api.ANN;
import static io.throughline.standards.Api.as;
import static io.throughline.standards.Api.soon;

import java.util.UUID;

/** Stores that the topic tells of, so that scopes lead somewhere. */
public final class Stores {

    private Stores() {}

    /** Waits until it is known. */
    public static void publish(UUID organization, String code, String region, String format) {
        Topics.publish(Topics.store(
                organization,
                UUID.randomUUID(),
                1,
                "\"code\": \"%s\", \"name\": \"%s\", \"region\": \"%s\", \"format\": \"%s\", \"timeZone\": \"UTC\""
                        .formatted(code, code, region, format)));
        soon().until(() ->
                as(ANN, organization).get("/v1/standards?store={code}", code).statusCode() == 200);
    }
}
