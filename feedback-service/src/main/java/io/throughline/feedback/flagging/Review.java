package io.throughline.feedback.flagging;

import io.throughline.feedback.misuse.Flag;
import java.time.Instant;
import java.util.Set;

/**
 * What a person decided on a feedback's flags.
 *
 * @param before the flags that it had
 * @param flags those that it has since
 * @param reason in the reviewer's words, masked
 * @param by the reviewer, as their token names them
 */
public record Review(Set<Flag> before, Set<Flag> flags, String reason, String by, Instant at) {}
