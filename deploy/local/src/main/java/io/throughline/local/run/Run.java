package io.throughline.local.run;

import io.throughline.local.RunDirectory;
import io.throughline.local.Service;
import io.throughline.local.process.Child;
import io.throughline.local.process.StartFailure;
import io.throughline.traffic.outcome.Chain;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code deploy/run}, which also documents its options. */
@Command(name = "./deploy/run")
final class Run implements Callable<Integer> {

    private static final int MAX_PORT_BASE = 65_000;

    @Option(names = "--fresh")
    private boolean fresh;

    @Option(names = "--demo")
    private boolean demo;

    /** A smaller one, for tests. */
    @Option(names = "--demo-scenario", defaultValue = "chain")
    private String scenario;

    @Option(names = "--port-base", defaultValue = "18000")
    private int portBase;

    @Option(names = "--directory")
    private Path directory;

    @Option(names = "--root", required = true)
    private Path root;

    @Option(names = "--terminal", required = true)
    private String terminal;

    private final AtomicReference<Session> running = new AtomicReference<>();

    private Run() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Run())
                .setParameterExceptionHandler((wrong, arguments) -> {
                    System.err.println("Not started: " + wrong.getMessage() + "; see ./deploy/run --help");
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        Console console = new Console(out, terminal.equals("yes"));
        try {
            start(console);
        } catch (StartFailure e) {
            console.close();
            System.err.println("Not started: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        new CountDownLatch(1).await();
        return CommandLine.ExitCode.OK;
    }

    private void start(Console console) throws InterruptedException {
        if (portBase < 1 || portBase > MAX_PORT_BASE) {
            throw new StartFailure("--port-base must be between 1 and " + MAX_PORT_BASE);
        }
        Path path = directory == null ? root.resolve(".throughline") : directory;
        RunDirectory run = RunDirectory.open(path.toAbsolutePath().normalize());
        if (fresh) {
            run.empty();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(console), "stop"));
        endWithLauncher();
        Session session = Session.start(root, run, portBase, console);
        running.set(session);

        long began = System.nanoTime();
        console.waitFor("demo organization");
        Demo organization = new Demo(
                run.path(), session.parts().credentials(), session.parts().tokens());
        organization.setUp(session.service(Service.FEEDBACK).uri(""));
        console.ready("demo organization", Duration.ofNanos(System.nanoTime() - began), "");
        Watch watch = new Watch(console, () -> running.get() != null);
        session.partProcesses().forEach(watch::over);
        session.services().forEach(watch::over);
        console.line("Ready after %.1f s".formatted(console.sinceBegin()));
        if (demo) {
            runScenario(session, organization, run.path(), console);
        }
        console.line(NextSteps.of(session, organization, run.path()));
        console.line("Ctrl-C stops everything.");
    }

    /** What runs goes on also where the demo does not come to its end. */
    private void runScenario(Session session, Demo organization, Path directory, Console console)
            throws InterruptedException {
        Chain chain = new Chain(
                session.service(Service.STORIES).uri(""),
                session.service(Service.STANDARDS).uri(""),
                organization.token("head-office"));
        try {
            new ScenarioRun(console, directory, scenario)
                    .run(session.service(Service.FEEDBACK).uri(""), organization.token("admin"), chain);
        } catch (StartFailure failure) {
            console.line("The demo did not come to its end: " + failure.getMessage());
        }
    }

    /** The shell that started this forwards Ctrl-C; if it is killed itself, nothing would ever stop us. */
    private static void endWithLauncher() {
        ProcessHandle.current().parent().ifPresent(shell -> shell.onExit().thenRun(() -> System.exit(0)));
    }

    /** Before everything runs there is nothing to stop in order: what was started ends with this JVM (see {@link Child}). */
    private void stop(Console console) {
        Session session = running.getAndSet(null);
        if (session != null) {
            session.stop(console);
        }
        console.close();
    }
}
