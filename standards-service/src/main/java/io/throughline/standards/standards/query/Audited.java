package io.throughline.standards.standards.query;

import io.throughline.standards.standards.Deed;
import java.util.UUID;

/**
 * What somebody did with a version, as the audit trail has it.
 *
 * @param place in the trail: rises with each that is added
 */
public record Audited(long place, UUID standard, Deed deed) {}
