package org.greffier.platform;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Catalogue;
import org.greffier.form.AgencyId;
import org.greffier.form.Language;
import org.greffier.jobs.NightOutcome;
import org.greffier.jobs.Nights;
import org.greffier.jobs.ReportJson;
import org.greffier.jobs.ReportWords;
import org.greffier.jobs.RunReport;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs jobs once and prints what became of each envelope and form. */
@Command(name = "run", mixinStandardHelpOptions = true,
		description = "Runs the named jobs once, or every agency's, and prints what became of each mail.")
final class RunCommand implements Callable<Integer> {

	@Mixin
	private Product product = new Product();

	@Parameters(arity = "0..*", paramLabel = "JOB", description = "an agency, such as ramq; all by default")
	private List<String> jobs = new ArrayList<>();

	@Option(names = "--json", description = "for machines, as schema/run.schema.json says")
	private boolean json;

	@Option(names = "--language", paramLabel = "fr|en", defaultValue = "FR",
			description = "of the report (default: fr)")
	private Language language = Language.FR;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() {
		try (ConfigurableApplicationContext context = this.product.start(WebApplicationType.NONE)) {
			List<Agency> agencies = agencies(context.getBean(Catalogue.class));
			Nights nights = context.getBean(Nights.class);
			List<NightOutcome> outcomes = agencies.stream()
				.map((agency) -> nights.run(agency, Optional.empty()))
				.toList();
			return print(outcomes);
		}
	}

	private List<Agency> agencies(Catalogue catalogue) {
		if (this.jobs.isEmpty()) {
			return catalogue.agencies()
				.values()
				.stream()
				.sorted(java.util.Comparator.comparing((agency) -> agency.id().value()))
				.toList();
		}
		try {
			return this.jobs.stream().distinct().map(AgencyId::new).map(catalogue::agency).toList();
		}
		catch (IllegalArgumentException ex) {
			throw Refusal.wrongUse("JOB is one of " + catalogue.agencies().keySet());
		}
	}

	private int print(List<NightOutcome> outcomes) {
		PrintWriter out = this.spec.commandLine().getOut();
		PrintWriter err = this.spec.commandLine().getErr();
		ReportWords words = new ReportWords(this.language);
		List<RunReport> reports = new ArrayList<>();
		boolean failed = false;
		for (NightOutcome outcome : outcomes) {
			outcome.fold((done) -> reports.add(done.report()), (broken) -> reports.add(broken.report()), (busy) -> {
				err.println("greffier: " + busy.agency() + ": another process is at work, nothing was done here");
				return true;
			}, (already) -> true, (stopped) -> {
				err.println("greffier: " + stopped.agency() + ": stopped, the next start goes on");
				return true;
			});
			failed |= outcome instanceof NightOutcome.Failed || outcome instanceof NightOutcome.Stopped;
		}
		if (this.json) {
			out.println(ReportJson.write(reports));
		}
		else {
			reports.forEach((report) -> out.print(words.write(report)));
		}
		out.flush();
		err.flush();
		return failed ? 1 : 0;
	}

}
