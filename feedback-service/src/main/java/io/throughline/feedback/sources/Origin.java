package io.throughline.feedback.sources;

import io.throughline.feedback.privacy.Pseudonyms;
import java.util.UUID;

/**
 * Where a submission comes from, as its key says.
 *
 * @param organization whose stores it may name
 * @param space where what it gives is kept: the organization, or its test space for a test key
 * @param pseudonyms the organization's, for its employees
 */
public record Origin(
        UUID organization, UUID space, UUID source, Channel channel, Pseudonyms pseudonyms, Allowance allowance) {

    /** Items that it may give in one batch. */
    public int mostItems() {
        return channel.isPublic() ? 100 : 1_000;
    }
}
