package org.greffier.platform;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.FormKind;

/**
 * The demonstration's night: deliver, run, deliver what answers the first letters and
 * what came back, run again, compare. The product runs as people run it, in processes of
 * its own, and knows nothing of what is expected of it.
 */
final class Demo {

	/** The second run is later than anything that the first one put off by seconds. */
	private static final Duration SECOND_RUN = Duration.ofMinutes(20);

	/**
	 * So many mails without expectations are shown one by one; of more, the counts are.
	 */
	private static final int LISTED = 100;

	private final DemoHosts hosts;

	private final @Nullable Instant night;

	private final PrintWriter out;

	private final DemoReports reports = new DemoReports();

	private final List<Delivered> delivered = new ArrayList<>();

	/** A mail, and the UID that the mailbox gave it. */
	private record Delivered(DemoMail mail, String agency, long uid) {
	}

	Demo(DemoHosts hosts, @Nullable Instant night, PrintWriter out) {
		this.hosts = hosts;
		this.night = night;
		this.out = out;
	}

	/** Whether all came as expected. */
	boolean night(Path inbox) throws IOException, MessagingException, InterruptedException {
		List<String> ids = this.hosts.agencies().stream().map((agency) -> agency.id().value()).toList();
		List<DemoMail> mails = DemoMail.read(inbox, ids);
		List<DemoMail> first = mails.stream().filter((mail) -> mail.after().isEmpty()).toList();
		deliver(first);
		run("first", this.night);
		List<DemoMail> then = new ArrayList<>();
		for (DemoMail mail : mails) {
			if (mail.after().isPresent()) {
				then.add(fill(mail));
			}
		}
		deliver(then);
		run("second, for what came back and what answers a letter",
				(this.night == null) ? null : this.night.plus(SECOND_RUN));
		return report();
	}

	private void deliver(List<DemoMail> mails) throws MessagingException, IOException {
		for (Agency agency : this.hosts.agencies()) {
			DemoPost post = this.hosts.post(agency);
			String password = this.hosts.mailPassword(agency);
			String server = agency.mailboxes().get(0).authenticationServer().orElse("");
			List<Long> before = post.inbox(agency.id().value(), password);
			List<DemoMail> its = mails.stream().filter((mail) -> agency(mail).equals(agency)).toList();
			for (DemoMail mail : its) {
				post.send(mail.authenticated(server).raw(), agency.sender().address());
			}
			List<Long> uids = new ArrayList<>(post.inbox(agency.id().value(), password));
			uids.removeAll(before);
			if (uids.size() != its.size()) {
				throw Refusal
					.failed(agency.id() + ": " + its.size() + " mails were delivered and " + uids.size() + " came");
			}
			for (int i = 0; i < its.size(); i++) {
				this.delivered.add(new Delivered(its.get(i), agency.id().value(), uids.get(i)));
			}
		}
		this.hosts.say("mails delivered by SMTP: " + mails.size());
	}

	/** Its folder's, else the one that it is addressed to, else the first. */
	private Agency agency(DemoMail mail) {
		String to = mail.header("To") + "," + mail.header("Cc") + "," + mail.header("Delivered-To");
		List<Agency> agencies = this.hosts.agencies();
		return agencies.stream()
			.filter((agency) -> mail.agency().filter(agency.id().value()::equals).isPresent())
			.findFirst()
			.or(() -> agencies.stream().filter((agency) -> to.contains(agency.sender().address())).findFirst())
			.orElseGet(() -> agencies.get(0));
	}

	private void run(String which, @Nullable Instant at) throws IOException, InterruptedException {
		this.hosts.say("running every job: " + which + " ...");
		this.reports.add(this.hosts.run(at));
	}

	private List<DemoOutcome> outcomes() {
		return this.delivered.stream()
			.map((one) -> new DemoOutcome(one.mail(), this.reports.envelope(one.agency(), one.uid())))
			.toList();
	}

	/** What a person copies from a letter. */
	private DemoMail fill(DemoMail mail) throws IOException, MessagingException {
		Map<String, String> values = new LinkedHashMap<>();
		for (Map.Entry<String, JsonNode> entry : mail.expected().orElseThrow().path("fill").properties()) {
			String sample = entry.getValue().asString().substring("username:".length());
			String number = outcomes().stream()
				.filter((outcome) -> outcome.mail().name().equals(sample))
				.filter((outcome) -> outcome.mail().agency().equals(mail.agency()))
				.flatMap((outcome) -> outcome.envelope().stream())
				.map((envelope) -> DemoOutcome.text(envelope, "number"))
				.findFirst()
				.orElseThrow(() -> Refusal.failed("no envelope of " + sample));
			values.put(entry.getKey(), username(agency(mail), number));
		}
		return values.isEmpty() ? mail : mail.withRaw(DemoFilling.fill(mail.raw(), values));
	}

	private String username(Agency agency, String number) throws IOException, MessagingException {
		Pattern pattern = Pattern
			.compile(agency.kinds().values().stream().map(Demo::usernames).collect(Collectors.joining("|")));
		return this.hosts.post(agency)
			.letters()
			.stream()
			.filter((letter) -> letter.number().filter(number::equals).isPresent())
			.flatMap((letter) -> letter.find(pattern).stream())
			.findFirst()
			.orElseThrow(() -> Refusal.failed("no letter about " + number + " holds a user name"));
	}

	/** {@code CE{6 digits}} as a regular expression. */
	private static String usernames(FormKind kind) {
		return "\\b" + kind.account().username().replaceAll("\\{(\\d+) digits\\}", "[0-9]{$1}") + "\\b";
	}

	private boolean report() throws MessagingException, IOException {
		DemoTable table = new DemoTable(this.out);
		List<DemoLetter> letters = new ArrayList<>();
		for (Agency agency : this.hosts.agencies()) {
			letters.addAll(this.hosts.post(agency).letters());
		}
		this.reports.address(letters);
		List<DemoOutcome> outcomes = outcomes();
		boolean expectations = outcomes.stream().anyMatch((outcome) -> outcome.mail().expected().isPresent());
		DemoSummary summary = new DemoSummary(outcomes);
		if (expectations || outcomes.size() <= LISTED) {
			table.letters(letters, this.reports.secrets());
			table.outcomes(outcomes);
		}
		if (!expectations) {
			table.summary(summary);
		}
		List<String> wrong = new ArrayList<>(this.reports.alarms());
		wrong.addAll(summary.wrong());
		long differing = outcomes.stream().filter((outcome) -> !outcome.differences().isEmpty()).count();
		if (differing > 0) {
			wrong.add(differing + " of " + outcomes.size() + " mails did not come out as expected");
		}
		wrong.addAll(DemoOutcome.strangers(outcomes, letters));
		table.end(outcomes.size(), this.reports.envelopes(), expectations, wrong);
		return wrong.isEmpty();
	}

}
