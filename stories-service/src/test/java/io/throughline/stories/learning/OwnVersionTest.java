package io.throughline.stories.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.stories.classification.Figures;
import io.throughline.stories.learning.OwnVersion.WaitsFor;
import org.junit.jupiter.api.Test;

class OwnVersionTest {

    private final Figures base = kindF1(0.86);

    @Test
    void whatIsAsGoodOrLittleWorseServes() {
        assertThat(WaitsFor.of(kindF1(0.90), base, false)).isNull();
        assertThat(WaitsFor.of(kindF1(0.851), base, false)).isNull();
    }

    @Test
    void whatIsWorseByMoreThanAPointWaitsForAPerson() {
        assertThat(WaitsFor.of(kindF1(0.849), base, false)).isEqualTo(WaitsFor.GOLD_FELL);
    }

    @Test
    void whatIsLearnedAfterSomebodyWentBackWaitsToo() {
        assertThat(WaitsFor.of(kindF1(0.90), base, true)).isEqualTo(WaitsFor.GONE_BACK);
    }

    private static Figures kindF1(double kind) {
        return new Figures(400, kind, 0.9, 0.7, 0.8, 0.8, 0.9);
    }
}
