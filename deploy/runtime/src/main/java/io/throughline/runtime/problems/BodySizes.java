package io.throughline.runtime.problems;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** How large bodies may be, within {@code quarkus.http.limits.max-body-size}, which none exceeds. */
@ConfigMapping(prefix = "throughline.http.bodies")
public interface BodySizes {

    /** Of all paths but those named; the server's limit unless set. */
    Optional<MemorySize> most();

    /** Of a path, such as {@code "/v1/files"}. */
    Map<String, MemorySize> mostOf();
}
