package io.throughline.traffic.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.traffic.intake.Item;
import io.throughline.traffic.intake.Problem;
import io.throughline.traffic.intake.Result;
import io.throughline.traffic.intake.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = new Tally();

    @Test
    void everythingKeptIsClean() {
        settle(made(1), Status.ACCEPTED);
        settle(made(2), Status.DUPLICATE);
        settle(made(3), Status.HELD);
        settle(made(4), Status.GONE);
        assertThat(tally.totals().clean()).isTrue();
        assertThat(tally.totals().sent()).isEqualTo(4);
        assertThat(tally.totals().answeredThrough()).isEqualTo(4);
    }

    @Test
    void aRefusalIsNotClean() {
        tally.settled(made(1), new Result(Status.REFUSED, new Problem("invalid", "no")));
        assertThat(tally.totals().clean()).isFalse();
    }

    @Test
    void aConflictIsNotClean() {
        settle(made(1), Status.CONFLICT);
        assertThat(tally.totals().clean()).isFalse();
    }

    @Test
    void anUnreadableLineIsNotClean() {
        tally.unreadable(1, "not UTF-8");
        assertThat(tally.totals().clean()).isFalse();
    }

    @Test
    void whatWasNotAnsweredIsCountedAndTheWayBackIsKnown() {
        Item first = made(1);
        made(2);
        Item third = made(3);
        settle(third, Status.ACCEPTED);
        settle(first, Status.ACCEPTED);
        assertThat(tally.totals().unsent()).isEqualTo(1);
        assertThat(tally.totals().answeredThrough()).isEqualTo(1);
        assertThat(tally.totals().clean()).isFalse();
    }

    @Test
    void refusalsAreGatheredByCodeWithTheFirstLines() {
        for (int line = 5; line >= 1; line--) {
            tally.settled(made(line), new Result(Status.REFUSED, new Problem("invalid", "/comment too long")));
        }
        tally.settled(made(6), new Result(Status.REFUSED, new Problem("closed-store", "closed")));

        assertThat(tally.totals().troubles()).containsOnlyKeys("refused invalid", "refused closed-store");
        Tally.Trouble invalid = tally.totals().troubles().get("refused invalid");
        assertThat(invalid.count()).isEqualTo(5);
        assertThat(invalid.examples()).containsOnlyKeys(1L, 2L, 3L).containsEntry(1L, "/comment too long");
    }

    @Test
    void theSummarySaysWhatAPersonNeeds() {
        for (int line = 1; line <= 1_500; line++) {
            settle(made(line), Status.ACCEPTED);
        }
        tally.settled(made(1_501), new Result(Status.CONFLICT, new Problem("id-conflict", "other content")));
        tally.unreadable(1_502, "not UTF-8");
        made(1_503);

        assertThat(Summary.of(
                        tally.totals(),
                        new Wording("line", "the file has changed."),
                        Duration.ofMillis(1_501),
                        "interrupted"))
                .isEqualToNormalizingNewlines("""
                        sent                1,501
                          accepted          1,500
                          duplicate             0
                          held                  0
                          gone                  0
                          conflict              1
                          refused               0
                        unreadable              1
                        not answered            1
                        in 1.5 s, 1,000 a second

                        conflict id-conflict (1)
                          line 1501: other content

                        unreadable (1)
                          line 1502: not UTF-8
                        A conflict is an id that was sent before with other content: the file has changed.

                        Stopped: interrupted
                        Everything up to line 1,502 is done. The same command goes on: what is known already counts as duplicate.""");
    }

    private Item made(long line) {
        Item item = new Item(line, 1, new byte[0]);
        tally.made(item);
        return item;
    }

    private void settle(Item item, Status status) {
        tally.settled(item, new Result(status, null));
    }
}
