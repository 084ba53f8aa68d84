package org.greffier.catalogue;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.greffier.form.AgencyId;
import org.greffier.form.Box;
import org.greffier.form.FieldName;
import org.greffier.form.Language;
import org.greffier.form.Text;
import org.springframework.scheduling.support.CronExpression;

/** Makes an agency of one {@code job.yaml}. */
final class JobFile {

	private final YamlItem top;

	private final Variables variables;

	private final Map<String, BusinessCalendar> calendars;

	private JobFile(YamlFile file, Variables variables, Map<String, BusinessCalendar> calendars) {
		this.top = YamlItem.top(file);
		this.variables = variables;
		this.calendars = calendars;
	}

	static Agency of(YamlFile file, AgencyId id, Variables variables, Shared shared, Map<String, FormKind> kinds,
			Path folder) {
		JobFile job = new JobFile(file, variables, shared.calendars());
		YamlItem agency = job.top.at("agency");
		Agency made = new Agency(id, agency.at("name").text(),
				agency.get("specimen", (item) -> item.node().asBoolean(), false), agency.at("contact").text(),
				new MailboxKeys(variables).of(job.top.at("mailbox")), job.sender(), job.schedule(), job.answers(),
				job.refusals(), job.holds(), job.withdrawals(kinds), job.limits(), job.password(), job.retention(),
				shared.addresses(), kinds, folder, job.clerks(), job.mandates());
		job.checkBlanks(made);
		job.checkClerks(made);
		return made;
	}

	/** What the blanks print of the agency has its room, and they are not too long. */
	private void checkBlanks(Agency made) {
		YamlItem agency = this.top.at("agency");
		try {
			if (Style.RUNNING_TITLE.width(made.name()) > PageFrame.BESIDE_QR) {
				agency.at("name").mistake("is wider than the head of a blank", "a shorter name");
			}
			Box room = new Box(PageFrame.LEFT, 0, PageFrame.CONTENT, SendingPanel.HEIGHT);
			for (Language language : Language.values()) {
				if (!new SendingPanel(made, language, room).fits()) {
					agency.at("contact").mistake("is longer than its room on a blank", "a shorter text");
				}
			}
		}
		catch (IllegalArgumentException ex) {
			agency.mistake("cannot be printed: " + ex.getMessage(), "characters of the Latin alphabet");
		}
		for (FormKind kind : made.kinds().values()) {
			int pages = PagePlan.of(kind).pages();
			if (pages > made.limits().pages()) {
				this.top.find("limits")
					.orElse(this.top)
					.mistakeAt("pages",
							"is " + made.limits().pages() + ", but the blank of " + kind.name() + " has " + pages,
							pages + " or more");
			}
		}
	}

	private SenderSettings sender() {
		YamlItem item = this.top.at("sender");
		String smtp = this.variables.address(item.at("smtp"), "smtp");
		List<Duration> retry = item.get("retry",
				(list) -> list.items().stream().map((wait) -> Duration.parse(wait.string())).toList(),
				List.of(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(8),
						Duration.ofHours(24)));
		boolean startTls = item.get("start-tls", (tls) -> tls.node().asBoolean(), !ThisMachine.has(smtp));
		if (!startTls && item.find("user").isPresent() && smtp.startsWith("smtp:") && !ThisMachine.has(smtp)) {
			item.mistakeAt("start-tls", "is false, but a secret would go to another machine",
					"true, or smtps://host:port, where there is a user");
		}
		return new SenderSettings(smtp, item.find("user").map(this.variables::value),
				new SignInKeys(this.variables).of(item), item.at("address").string(), item.at("bounces").string(),
				startTls, item.duration("timeout", Duration.ofSeconds(30)),
				item.get("daily-cap", YamlItem::integer, 5000),
				item.get("per-recipient-per-day", YamlItem::integer, 10), item.get("connections", YamlItem::integer, 4),
				retry, item.duration("full-mailbox", Duration.ofDays(2)));
	}

	private ScheduleSettings schedule() {
		YamlItem item = this.top.at("schedule");
		YamlItem cron = item.at("cron");
		if (!CronExpression.isValidExpression(cron.string())) {
			cron.mistake(cron.quoted(),
					"six fields: second, minute, hour, day, month, weekday, such as \"0 30 2 * * *\"");
		}
		return new ScheduleSettings(cron.string(), zone(item.at("zone")),
				item.get("continuous", (continuous) -> continuous.node().asBoolean(), false),
				item.get("calendar", this::calendar, BusinessCalendar.EVERY_DAY),
				ScheduleSettings.OffDays
					.valueOf(item.get("off-days", YamlItem::string, "collect").toUpperCase(Locale.ROOT)),
				item.find("cut-off").map((limit) -> LocalTime.parse(limit.string())),
				new AlarmSettings(item.duration("longest", AlarmSettings.DEFAULT.longest()),
						item.find("silence").map(YamlItem::integer),
						item.get("failed-nights", YamlItem::integer, AlarmSettings.DEFAULT.failedNights())));
	}

	private BusinessCalendar calendar(YamlItem name) {
		BusinessCalendar calendar = this.calendars.get(name.string());
		if (calendar == null) {
			name.mistake(name.quoted(),
					this.calendars.isEmpty() ? "a calendar of jobs/calendars.yaml, which has none"
							: "a calendar of jobs/calendars.yaml: "
									+ String.join(", ", new TreeSet<>(this.calendars.keySet())));
			return BusinessCalendar.EVERY_DAY;
		}
		return calendar;
	}

	private static ZoneId zone(YamlItem item) {
		try {
			return ZoneId.of(item.string());
		}
		catch (DateTimeException ex) {
			item.mistake(item.quoted(), "a time zone, such as America/Toronto");
			return ZoneId.of("America/Toronto");
		}
	}

	private AnswerPolicy answers() {
		String language = this.top.at("answers").at("language").string();
		return AnswerPolicy
			.valueOf((language.equals("form") ? "FORM" : language.toUpperCase(Locale.ROOT).replace('-', '_')));
	}

	private Refusals refusals() {
		return this.top.find("refusals")
			.map((item) -> new Refusals(ofMail(item, "several-forms", Refusals.DEFAULT.severalForms()),
					ofMail(item, "wrong-type", Refusals.DEFAULT.wrongType()),
					ofMail(item, "bad-form", Refusals.DEFAULT.badForm())))
			.orElse(Refusals.DEFAULT);
	}

	private static boolean ofMail(YamlItem item, String key, boolean absent) {
		return item.get(key, (scope) -> scope.string().equals("mail"), absent);
	}

	private HoldPolicy holds() {
		return this.top.find("holds")
			.map((item) -> new HoldPolicy(item.duration("wait", HoldPolicy.DEFAULT.longest()),
					item.get("correction", (by) -> by.string().equals("mail"), HoldPolicy.DEFAULT.byMail())))
			.orElse(HoldPolicy.DEFAULT);
	}

	private MandatePolicy mandates() {
		return this.top.find("mandates")
			.map((item) -> new MandatePolicy(item.get("grantor-gone", (gone) -> gone.string().equals("suspend"), false),
					item.get("grantor-returns", (returns) -> returns.string().equals("resume"), false),
					item.get("most", YamlItem::integer, MandatePolicy.DEFAULT.most())))
			.orElse(MandatePolicy.DEFAULT);
	}

	private List<Withdrawal> withdrawals(Map<String, FormKind> kinds) {
		List<Withdrawal> withdrawals = new ArrayList<>();
		this.top.find("withdrawals").ifPresent((list) -> list.items().forEach((item) -> {
			Map<String, YamlItem> entries = item.entries();
			entries.remove("subject");
			entries.forEach((name, codes) -> withdrawals.add(
					withdrawal(item.at("subject").text(), new FieldName(ChoiceSpec.GRANT + "." + name), codes, kinds)));
		}));
		return withdrawals;
	}

	/** What a mail takes away must be something that a form of the body grants. */
	private static Withdrawal withdrawal(Text subject, FieldName choice, YamlItem codes, Map<String, FormKind> kinds) {
		Set<String> known = kinds.values()
			.stream()
			.flatMap((kind) -> kind.grants().stream())
			.filter((grant) -> grant.name().equals(choice))
			.flatMap((grant) -> grant.options().stream().map(ChoiceSpec.Option::code))
			.collect(Collectors.toSet());
		codes.items()
			.stream()
			.filter((code) -> !known.contains(code.string()))
			.forEach((code) -> code.mistake(code.quoted(), "a code of a list that a form grants"));
		return new Withdrawal(subject, choice,
				codes.items().stream().map(YamlItem::string).collect(Collectors.toSet()));
	}

	private Limits limits() {
		Optional<YamlItem> item = this.top.find("limits");
		return new Limits(size(item, "mail", "25MB"), size(item, "file", "10MB"), number(item, "pages", 6),
				number(item, "files", 20), number(item, "parts", 200), number(item, "depth", 12),
				item.map((limits) -> limits.duration("read-time", Duration.ofSeconds(10)))
					.orElse(Duration.ofSeconds(10)),
				number(item, "attempts", 3));
	}

	private static int number(Optional<YamlItem> item, String key, int absent) {
		return item.flatMap((limits) -> limits.find(key)).map(YamlItem::integer).orElse(absent);
	}

	/** Bytes; 1 MB is 1,048,576 of them. */
	private static long size(Optional<YamlItem> item, String key, String absent) {
		String size = item.flatMap((limits) -> limits.find(key)).map(YamlItem::string).orElse(absent);
		long number = Long.parseLong(size.substring(0, size.length() - 2));
		return number * (size.endsWith("MB") ? 1024 * 1024 : 1024);
	}

	private PasswordPolicy password() {
		YamlItem item = this.top.at("password");
		Duration lifetime = Duration.parse(item.at("lifetime").string());
		if (lifetime.isZero()) {
			item.at("lifetime").mistake(item.at("lifetime").quoted(), "a duration above zero, such as P7D");
		}
		return new PasswordPolicy(item.get("length", YamlItem::integer, 14), lifetime,
				item.get("minimum-chosen", YamlItem::integer, 12));
	}

	private Clerks clerks() {
		return this.top.find("clerks")
			.map((item) -> new Clerks(item.at("addresses").items().stream().map(YamlItem::string).distinct().toList(),
					item.get("language", (language) -> Language.of(language.string()), Language.FR)))
			.orElse(Clerks.NONE);
	}

	/** A report to an address that is read as applications would come in as one. */
	private void checkClerks(Agency made) {
		this.top.find("clerks")
			.ifPresent((clerks) -> clerks.at("addresses")
				.items()
				.stream()
				.filter((address) -> made.ownAddresses().stream().anyMatch(address.string()::equalsIgnoreCase))
				.forEach((address) -> address.mistake(address.quoted() + ", the body's own",
						"an address of a person, to which no form is sent")));
	}

	private Map<String, Retention> retention() {
		Map<String, Retention> retention = new HashMap<>();
		this.top.at("retention").entries().forEach((kind, item) -> {
			Period keep = Period.parse(item.at("keep").string());
			if (keep.isZero()) {
				item.at("keep").mistake(item.at("keep").quoted(), "a period of a day or more, such as P90D");
			}
			retention.put(kind, new Retention(keep, item.at("rule").string()));
		});
		return retention;
	}

	/** What all bodies share and a {@code job.yaml} refers to. */
	record Shared(AddressLists addresses, Map<String, BusinessCalendar> calendars) {
	}

}
