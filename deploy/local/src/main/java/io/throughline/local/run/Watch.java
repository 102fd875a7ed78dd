package io.throughline.local.run;

import io.throughline.local.ServiceProcess;
import io.throughline.local.process.Child;
import io.throughline.local.process.StartFailure;
import java.util.function.BooleanSupplier;

/** Tells what has ended unasked, and starts a service again, as a supervisor in production would. */
final class Watch {

    private final Console console;
    private final BooleanSupplier running;

    /** @param running false once everything is to end */
    Watch(Console console, BooleanSupplier running) {
        this.console = console;
        this.running = running;
    }

    void over(Child part) {
        part.ended().thenAccept(code -> {
            if (running.getAsBoolean()) {
                console.line(ended(part, code) + ". The rest runs on; Ctrl-C stops it.");
            }
        });
    }

    void over(ServiceProcess service) {
        Child child = service.process();
        child.ended().thenAcceptAsync(code -> startAgain(service, ended(child, code)), task -> {
            Thread thread = new Thread(task, "start-again");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** One that does not come up again is left alone: its log says why. */
    private void startAgain(ServiceProcess service, String why) {
        if (!running.getAsBoolean()) {
            return;
        }
        console.line(why + ". Starting it again");
        try {
            service.restart();
            console.line("%s is ready again after %.1f s"
                    .formatted(service.service().module(), service.startTime().toMillis() / 1000.0));
            over(service);
        } catch (StartFailure failure) {
            console.line(failure.getMessage());
        }
    }

    private static String ended(Child child, int code) {
        return child.name() + " has ended, with exit code " + code + "; its log: " + child.log();
    }
}
