package io.throughline.traffic.scenario.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.traffic.intake.Item;
import io.throughline.traffic.scenario.Chain;
import io.throughline.traffic.scenario.Feedback;
import io.throughline.traffic.scenario.planted.Channel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTest {

    private final Lane lane = new Lane(4);

    @Test
    void aBatchHasOneChannelAndStopsWhereAStoreChangesIt() {
        add("A", Channel.KIOSK, 1);
        add("A", Channel.KIOSK, 2);
        add("A", Channel.APP, 3);
        add("A", Channel.KIOSK, 4);
        add("B", Channel.KIOSK, 5);

        assertThat(batches()).containsExactly("KIOSK [1, 2, 5]", "APP [3]", "KIOSK [4]");
    }

    @Test
    void aBatchHoldsNoMoreThanItMay() {
        for (int i = 1; i <= 6; i++) {
            add("A", Channel.WEB, i);
        }
        assertThat(batches()).containsExactly("WEB [1, 2, 3, 4]", "WEB [5, 6]");
    }

    @Test
    void batchesOfTheChainAreLargeEnoughToBeQuick() {
        Lane quarter = new Lane(200);
        int items = 0;
        for (Feedback feedback : Chain.SCENARIO.feedback()) {
            if (feedback.store().compareTo("C015") <= 0) {
                quarter.add(feedback.store(), feedback.channel(), new Item(++items, 1, new byte[0]));
            }
        }
        int batches = 0;
        while (!quarter.next().items().isEmpty()) {
            batches++;
        }
        assertThat(items / batches).isGreaterThan(8);
    }

    private void add(String store, Channel channel, int line) {
        lane.add(store, channel, new Item(line, 1, new byte[0]));
    }

    private List<String> batches() {
        List<String> batches = new ArrayList<>();
        for (Lane.Batch batch = lane.next(); !batch.items().isEmpty(); batch = lane.next()) {
            batches.add(batch.channel() + " "
                    + batch.items().stream().map(Item::line).toList());
        }
        return batches;
    }
}
