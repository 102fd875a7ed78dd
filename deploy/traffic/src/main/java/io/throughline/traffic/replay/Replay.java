package io.throughline.traffic.replay;

import io.throughline.traffic.files.Row;
import io.throughline.traffic.files.RowFault;
import io.throughline.traffic.files.Rows;
import io.throughline.traffic.intake.Item;
import io.throughline.traffic.intake.Listener;
import io.throughline.traffic.intake.Result;
import io.throughline.traffic.intake.Sender;
import io.throughline.traffic.intake.Stop;
import io.throughline.traffic.report.Progress;
import io.throughline.traffic.report.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Takes a file's records to the sender, one after the other, and has everything counted. */
final class Replay implements Listener {

    private final Rows rows;
    private final FeedbackMaker maker;
    private final Tally tally;
    private final Progress progress;
    private final Stop stop;

    Replay(Rows rows, FeedbackMaker maker, Tally tally, Progress progress, Stop stop) {
        this.rows = rows;
        this.maker = maker;
        this.tally = tally;
        this.progress = progress;
        this.stop = stop;
    }

    /** Comes back when every record is settled, or the stop was given. */
    void run(Sender sender, long limit) throws InterruptedException {
        String unreadable = null;
        try {
            for (long taken = 0; taken < limit && !stop.isGiven(); taken++) {
                if (!takeOne(sender)) {
                    break;
                }
            }
        } catch (IOException broken) {
            unreadable = "the file cannot be read on: " + broken.getMessage();
        }
        sender.finish();
        if (unreadable != null) {
            stop.give(unreadable);
        }
    }

    private boolean takeOne(Sender sender) throws IOException, InterruptedException {
        try {
            Optional<Row> row = rows.next();
            if (row.isPresent()) {
                Item item = maker.make(row.get());
                tally.made(item);
                sender.add(item);
            }
            return row.isPresent();
        } catch (RowFault fault) {
            tally.unreadable(fault.line(), fault.getMessage());
            progress.done(fault.lines());
            return true;
        }
    }

    @Override
    public void settled(Item item, Result result) {
        tally.settled(item, result);
        progress.done(item.lines());
    }

    @Override
    public void waiting(String why, Duration time) {
        progress.waiting(why, time);
    }
}
