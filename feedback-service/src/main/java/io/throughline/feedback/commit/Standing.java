package io.throughline.feedback.commit;

import java.util.Arrays;

/**
 * What stands under an id in the ledger.
 *
 * @param outcome of a submission with the content that stands: accepted or held where it has just been written, else
 *     duplicate; gone, whatever the content, where it was erased
 */
public record Standing(Outcome outcome, byte[] digest) {

    /** Of the first of its id in a commit, which is the one that was written if any was. */
    public Outcome ofFirst(Entry<?> entry) {
        return outcome == Outcome.GONE || Arrays.equals(digest, entry.digest()) ? outcome : Outcome.CONFLICT;
    }

    /** Of another that came with the first. */
    public Outcome ofLater(Entry<?> entry) {
        Outcome asFirst = ofFirst(entry);
        return asFirst == Outcome.ACCEPTED || asFirst == Outcome.HELD ? Outcome.DUPLICATE : asFirst;
    }
}
