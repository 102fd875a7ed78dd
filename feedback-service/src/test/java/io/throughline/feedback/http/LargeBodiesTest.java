package io.throughline.feedback.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.runtime.problems.ProblemException;
import org.junit.jupiter.api.Test;

class LargeBodiesTest {

    private static final long BYTES_OF_A_KEY = LargeBodies.BYTES_OF_A_KEY;
    private static final int FREE = 64 * 1024;

    private final LargeBodies bodies = new LargeBodies();

    @Test
    void oneKeysBatchesLeaveRoomForTheOthers() {
        bodies.share("greedy").take(BYTES_OF_A_KEY);
        assertThatThrownBy(() -> bodies.share("greedy").take(3 * FREE)).isInstanceOf(ProblemException.class);
        assertThatCode(() -> bodies.share("other").take(2 * FREE)).doesNotThrowAnyException();
    }

    @Test
    void whatOneItemTakesNeverWaitsForBatches() {
        long filled = 0;
        while (filled + BYTES_OF_A_KEY <= LargeBodies.ALL_BYTES) {
            bodies.share("greedy-" + filled).take(BYTES_OF_A_KEY);
            filled += BYTES_OF_A_KEY;
        }
        bodies.share("last").take(LargeBodies.ALL_BYTES - filled);
        assertThatThrownBy(() -> bodies.share("other").take(10 * FREE)).isInstanceOf(ProblemException.class);
        assertThatCode(() -> bodies.share("other").take(FREE)).doesNotThrowAnyException();
    }

    @Test
    void theLargestBodyHasRoomHoweverSmallTheHeap() {
        assertThatCode(() -> bodies.share("one").take(5 * 1024 * 1024)).doesNotThrowAnyException();
    }

    @Test
    void whatIsAnsweredMakesRoomOnce() {
        LargeBodies.Share first = bodies.share("greedy");
        first.take(BYTES_OF_A_KEY);
        first.release();
        first.release();
        assertThatCode(() -> bodies.share("greedy").take(BYTES_OF_A_KEY)).doesNotThrowAnyException();
        assertThatThrownBy(() -> bodies.share("greedy").take(3 * FREE)).isInstanceOf(ProblemException.class);
    }
}
