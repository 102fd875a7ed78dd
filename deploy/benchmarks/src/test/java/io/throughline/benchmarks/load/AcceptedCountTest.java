package io.throughline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AcceptedCountTest {

    private final AcceptedCount count = new AcceptedCount();

    @Test
    void whatIsAcceptedIsCountedHoweverTheAnswerIsCut() {
        String answer = "[{\"status\":\"accepted\"},{\"status\":\"held\"},{\"status\":\"accepted\"}]";
        for (int cut = 0; cut <= answer.length(); cut++) {
            read(answer.substring(0, cut));
            read(answer.substring(cut));
            assertThat(count.take()).as("cut at %d", cut).isEqualTo(2);
        }
    }

    @Test
    void likeWordsAreNot() {
        read("{\"a\":\"\",\"accept\":\"accepted \",\"\"accepted\":\"unaccepted\"}");
        assertThat(count.take()).isEqualTo(1);
    }

    @Test
    void anAnswerDoesNotGoOnInTheNext() {
        read("\"accep");
        assertThat(count.take()).isZero();
        read("ted\"");
        assertThat(count.take()).isZero();
    }

    private void read(String piece) {
        count.read(Unpooled.copiedBuffer(piece, StandardCharsets.US_ASCII));
    }
}
