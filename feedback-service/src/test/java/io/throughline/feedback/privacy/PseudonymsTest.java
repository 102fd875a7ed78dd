package io.throughline.feedback.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PseudonymsTest {

    @Test
    void itIsTheBeginningOfAnHmac() {
        // RFC 4231, test case 2
        assertThat(Pseudonyms.with("Jefe".getBytes(UTF_8)).of("what do ya want for nothing?"))
                .isEqualTo("p-5bdcc146bf60754e");
    }

    @Test
    void theSameEmployeeHasTheSameOneAndAnotherSecretAnother() {
        Pseudonyms ours = Pseudonyms.with(new byte[] {1});
        assertThat(ours.of("e0123")).isEqualTo(ours.of("e0123")).isNotEqualTo(ours.of("e0124"));
        assertThat(Pseudonyms.with(new byte[] {2}).of("e0123")).isNotEqualTo(ours.of("e0123"));
    }

    @Test
    void whereNobodyIsNamedThereIsNone() {
        assertThat(Pseudonyms.with(new byte[] {1}).of(null)).isNull();
        assertThat(Pseudonyms.with(new byte[] {1}).of(" ")).isNull();
    }

    @Test
    void whereEmployeesAreToBeNamedItIsTheReferenceAsGiven() {
        assertThat(Pseudonyms.NAMED.of("e0123")).isEqualTo("e0123");
        assertThat(Pseudonyms.NAMED.of(" ")).isNull();
        assertThat(Pseudonyms.NAMED.of(null)).isNull();
    }

    @Test
    void withoutLeaveThereIsNone() {
        assertThat(Pseudonyms.NONE.of("e0123")).isNull();
    }
}
