package io.throughline.feedback.sources;

import java.util.UUID;

/** Where a submission comes from, as its key says. */
public record Origin(UUID organization, UUID source, Channel channel) {}
