package org.greffier.platform;

import java.io.PrintWriter;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line. Each sub-command is a class of its own, made only when it is asked
 * for; those that need neither database nor mailbox start without Spring. Exit codes: 0
 * done, 1 failed, 2 wrong use or wrong settings.
 */
@Command(name = "greffier", mixinStandardHelpOptions = true, versionProvider = ProductVersion.class,
		description = "Signed PDF access forms in, users and mandates out.", synopsisSubcommandLabel = "COMMAND",
		sortOptions = false)
public final class Greffier implements Runnable {

	/** One line a command; a hidden one says so itself. */
	private static final List<Class<?>> COMMANDS = List.of(ServeCommand.class, RunCommand.class, ReadCommand.class,
			FormsCommand.class, CheckCommand.class, DemoCommand.class, MigrateCommand.class, AdminCommand.class,
			LettersCommand.class, HostDatabaseCommand.class, HostMailCommand.class, ReaderCommand.class);

	@Spec
	private CommandSpec spec = CommandSpec.create();

	public static void main(String[] args) {
		System.exit(commandLine().execute(args));
	}

	/** The whole command line, for {@code main} and for tests. */
	static CommandLine commandLine() {
		CommandLine line = new CommandLine(new Greffier());
		COMMANDS.forEach(line::addSubcommand);
		line.setExecutionExceptionHandler(Greffier::fail);
		line.setCaseInsensitiveEnumValuesAllowed(true);
		return line;
	}

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "a command is needed");
	}

	/**
	 * One line for what was set wrong. Of anything else only the class is shown: its
	 * message may hold personal data.
	 */
	private static int fail(Exception ex, CommandLine line, CommandLine.ParseResult parsed) {
		PrintWriter err = line.getErr();
		if (ex instanceof Refusal refusal) {
			err.println("greffier: " + refusal.getMessage());
			err.flush();
			return refusal.exitCode();
		}
		err.println("greffier: failed: " + ex.getClass().getName() + Traces.where(ex));
		err.flush();
		return 1;
	}

}
