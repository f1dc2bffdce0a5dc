package org.watchword.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.watchword.cli.terminal.CommandEnvironment;
import org.watchword.cli.terminal.ExitCode;
import org.watchword.cli.terminal.OptionValueException;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with the arguments. What was typed is repeated only where it is the name of an option: it may be a
 * password that somebody thought belonged there.
 */
final class UsageErrorHandler implements IParameterExceptionHandler {

    private final CommandEnvironment environment;

    UsageErrorHandler(CommandEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        environment.err().println(command + ": " + what(wrong));
        environment.err().println("Try '" + command + " --help'.");
        return ExitCode.USAGE;
    }

    private static String what(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched());
        }
        if (wrong.getValue() != null) {
            String name = wrong.getArgSpec() == null
                    ? "an argument"
                    : wrong.getArgSpec().paramLabel();
            return "the value of " + named(wrong, name) + " cannot be used"
                    + (wrong.getCause() instanceof OptionValueException value ? ": " + value.getMessage() : "");
        }
        return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("").replaceFirst("^Error: ", "");
    }

    private static String named(ParameterException wrong, String otherwise) {
        return wrong.getArgSpec() instanceof OptionSpec option ? option.longestName() : otherwise;
    }

    private static String unmatched(List<String> arguments) {
        String options = arguments.stream()
                .filter(argument -> argument.startsWith("-"))
                .map(argument -> argument.replaceFirst("=.*", ""))
                .collect(Collectors.joining(", "));
        return options.isEmpty() ? "there is an argument too many, or no such command" : "no such option: " + options;
    }
}
