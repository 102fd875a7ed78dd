package io.throughline.stories.practices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.stories.practices.GroupingFigures.Placed;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupingFiguresTest {

    @Test
    void groupsAsPeopleMadeThemAreWholeRight() {
        GroupingFigures figures = GroupingFigures.of(List.of(
                new Placed("a", 1), new Placed("a", 1), new Placed("b", 2), new Placed("b", 2), new Placed(null, 3)));
        assertThat(figures).isEqualTo(new GroupingFigures(1, 1, 1, 0, 2));
    }

    /** By hand: two groups of three, one story of each is the other's. */
    @Test
    void storiesInTheOthersGroupCount() {
        GroupingFigures figures = GroupingFigures.of(List.of(
                new Placed("a", 1),
                new Placed("a", 1),
                new Placed("a", 2),
                new Placed("b", 2),
                new Placed("b", 2),
                new Placed("b", 1)));
        assertThat(figures.precision()).isCloseTo(5 / 9.0, within(1e-9));
        assertThat(figures.f()).isCloseTo(5 / 9.0, within(1e-9));
        // 2 pairs together of 6 each, of 15: expected 2.4
        assertThat(figures.rand()).isCloseTo((2 - 2.4) / (6 - 2.4), within(1e-9));
    }

    @Test
    void aOneOffInAGroupIsWronglyJoined() {
        GroupingFigures figures = GroupingFigures.of(
                List.of(new Placed(null, 1), new Placed("a", 1), new Placed("a", 1), new Placed(null, 2)));
        assertThat(figures.oneOffsJoined()).isEqualTo(0.5);
    }
}
