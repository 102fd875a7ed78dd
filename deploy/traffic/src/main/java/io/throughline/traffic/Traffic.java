package io.throughline.traffic;

import io.throughline.traffic.replay.ReplayCommand;
import io.throughline.traffic.scenario.command.ScenarioCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command {@code deploy/traffic/run}: everything that sends feedback to a running Throughline from outside. */
@Command(
        name = "run",
        description = "Sends feedback to a running Throughline through its public API.",
        subcommands = {ReplayCommand.class, ScenarioCommand.class})
public final class Traffic {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this page")
    private boolean help;

    private Traffic() {}

    /** Exit code: 0 all went in, 1 something did not, 2 wrong usage, 130 interrupted. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command, ready to be executed; its output goes where the caller says. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Traffic());
        // One line instead of picocli's page: the page hides what was wrong.
        line.setParameterExceptionHandler(Traffic::saySo);
        return line;
    }

    private static int saySo(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        command.getErr().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }
}
