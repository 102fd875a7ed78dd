package io.throughline.feedback.sources;

import io.throughline.feedback.privacy.Pseudonyms;
import java.util.UUID;

/**
 * Where a submission comes from, as its key says.
 *
 * @param pseudonyms the organization's, for its employees
 */
public record Origin(UUID organization, UUID source, Channel channel, Pseudonyms pseudonyms) {}
