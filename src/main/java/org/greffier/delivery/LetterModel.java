package org.greffier.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.ChoiceSpec;
import org.greffier.catalogue.FormKind;
import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.form.Severity;

/** The words that a template may put in, in one language. */
final class LetterModel {

	private static final int NAME = 80;

	private static final int FILE_NAME = 100;

	private final Catalogue catalogue;

	private final Agency agency;

	private final Language language;

	private final Map<String, Object> words = new HashMap<>();

	LetterModel(Catalogue catalogue, LetterOrder order, Language language, DeliverySettings settings) {
		this.catalogue = catalogue;
		this.agency = catalogue.agency(order.agency());
		this.language = language;
		this.words.put("number", order.requestNumber());
		this.words.put("agency", this.agency.name().in(language));
		this.words.put("contact", this.agency.contact().in(language));
		this.words.put("automatic", false);
		this.words.put("byPerson", false);
		this.words.put("round", order.round());
		put(order.content(), settings);
	}

	Map<String, Object> words() {
		return Map.copyOf(this.words);
	}

	private void put(LetterContent content, DeliverySettings settings) {
		if (content instanceof LetterContent.Answer answer) {
			put(answer);
		}
		else if (content instanceof LetterContent.Username username) {
			put(username.about(), username.receiver());
			this.words.put("username", Shown.clean(username.username(), NAME));
		}
		else if (content instanceof LetterContent.Password password) {
			put(password.about(), password.receiver());
			this.words.put("password", String.valueOf(Composed.PASSWORD));
			this.words.put("activation", settings.activation(this.agency.id()));
			this.words.put("lifetime", Shown.lifetime(this.agency.password().lifetime(), this.language));
			this.words.put("minimum", this.agency.password().minimumChosen());
		}
		else if (content instanceof LetterContent.GrantAdded added) {
			put(added.about(), added.receiver());
		}
		else if (content instanceof LetterContent.Hold hold) {
			this.words.put("file", lines(hold.file(), Severity.HOLD));
			this.words.put("shared", partyLabel(hold.file().kind(), hold.shared()));
			this.words.put("byMail", this.agency.holds().byMail());
			this.words.put("wait", longest(this.agency));
		}
		else if (content instanceof LetterContent.Decision decision) {
			this.words.put("received", day(decision.receivedAt()));
			this.words.put("file", lines(decision.file(), Severity.REFUSE));
			this.words.put("automatic", decision.automatic() && decision.file().what() != FileOutcome.What.WITH_CLERK);
			this.words.put("byPerson", !decision.automatic());
			this.words.put("wait", longest(this.agency));
		}
		else if (content instanceof LetterContent.Undeliverable undeliverable) {
			put(undeliverable.about(), undeliverable.failed().other());
			this.words.put("failed", partyLabel(Optional.of(undeliverable.about().formKind()), undeliverable.failed()));
		}
		else if (content instanceof LetterContent.ReissueNotice notice) {
			put(notice.about(), notice.receiver());
		}
		else if (content instanceof LetterContent.AccessWithdrawn withdrawn) {
			put(withdrawn.about(), withdrawn.receiver());
		}
		else if (content instanceof LetterContent.OfMandate change) {
			put(change.about(), change.receiver());
			this.words.put("round", 1);
			this.words.put("day", change.day().map((day) -> Shown.day(day, this.language)).orElse(""));
			this.words.put("resumes", this.agency.mandates().resumes());
		}
		else if (content instanceof LetterContent.NightReport report) {
			this.words.putAll(ReportModel.words(report, this.language));
		}
	}

	private void put(LetterContent.Answer answer) {
		List<FileLines> files = answer.files().stream().map((file) -> lines(file, Severity.REFUSE)).toList();
		boolean refused = files.stream().anyMatch((file) -> file.what().equals("refused"));
		boolean accepted = files.stream().anyMatch((file) -> file.what().equals("accepted"));
		this.words.put("received", day(answer.receivedAt()));
		this.words.put("files", files);
		this.words.put("faults", faults(answer.ofMail(), Optional.empty(), Severity.REFUSE));
		this.words.put("refused", refused);
		this.words.put("automatic", refused || accepted || !answer.ofMail().isEmpty());
		this.words.put("earlier", answer.earlier().orElse(""));
		this.words.put("question", files.isEmpty() && answer.ofMail().isEmpty());
	}

	private void put(LetterContent.About about, Party receiver) {
		FormKind kind = kind(about.formKind());
		this.words.put("title", kind.title().in(this.language));
		this.words.put("access", about.granted().stream().map((code) -> optionLabel(kind, code)).toList());
		this.words.put("grantor", Shown.clean(about.grantor(), NAME));
		this.words.put("user", Shown.clean(about.user(), NAME));
		this.words.put("grantorLabel", kind.party(Party.GRANTOR).label().in(this.language));
		this.words.put("userLabel", kind.party(Party.USER).label().in(this.language));
		this.words.put("toUser", receiver == Party.USER);
		this.words.put("automatic", about.automatic());
		this.words.put("byPerson", !about.automatic());
	}

	private FileLines lines(FileOutcome file, Severity told) {
		String name = Shown.clean(file.fileName(), FILE_NAME);
		String shown = name.isEmpty() ? ((this.language == Language.FR) ? "sans nom" : "no name") : name;
		Optional<FormKind> kind = file.kind().map(this::kind);
		boolean tells = told == Severity.HOLD || file.what() == FileOutcome.What.REFUSED;
		return new FileLines(file.position(), shown, file.what().key(),
				kind.map((k) -> k.title().in(this.language)).orElse(""),
				tells ? faults(file.findings(), kind, told) : List.of(),
				file.earlier().map(FileOutcome.Earlier::number).orElse(""),
				file.earlier().map((earlier) -> day(earlier.receivedAt())).orElse(""),
				file.findings()
					.stream()
					.filter((finding) -> finding.code() == FindingCode.REPLACES_EARLIER)
					.map(Finding::detail)
					.findFirst()
					.orElse(""));
	}

	private List<FileLines.Fault> faults(List<Finding> findings, Optional<FormKind> kind, Severity told) {
		List<FileLines.Fault> faults = new ArrayList<>();
		for (Finding finding : findings) {
			if (finding.severity() != told) {
				continue;
			}
			String field = finding.field()
				.map((name) -> kind.map((k) -> k.fullLabel(name).in(this.language)).orElse(name.value()))
				.orElse("");
			String detail = Shown.decimal(Shown.clean(detail(finding), NAME), this.language);
			var text = this.catalogue.text(finding.code());
			var fault = new FileLines.Fault(text.wrong(this.language, field, detail),
					text.mend(this.language, field, detail));
			if (!faults.contains(fault)) {
				faults.add(fault);
			}
		}
		return List.copyOf(faults);
	}

	/** A form that fits better is named by its title. */
	private String detail(Finding finding) {
		FormKind named = (finding.code() == FindingCode.OTHER_FORM_FITS) ? this.catalogue.kinds().get(finding.detail())
				: null;
		return (named == null) ? finding.detail() : named.title().in(this.language);
	}

	private String optionLabel(FormKind kind, String code) {
		for (ChoiceSpec choice : kind.grants()) {
			for (ChoiceSpec.Option option : choice.options()) {
				if (option.code().equals(code)) {
					return option.label().in(this.language);
				}
			}
		}
		return code;
	}

	private String partyLabel(Optional<String> kind, Party party) {
		return kind.map((name) -> kind(name).party(party).label().in(this.language)).orElse(party.key());
	}

	private FormKind kind(String name) {
		FormKind kind = this.catalogue.kinds().get(name);
		if (kind == null) {
			throw new IllegalStateException("no form kind of that name in jobs/: " + name);
		}
		return kind;
	}

	private String longest(Agency body) {
		return Shown.lifetime(body.holds().longest(), this.language);
	}

	/** The day as of which a mail counts (RULES X-09). */
	private String day(java.time.Instant at) {
		return Shown.day(this.agency.schedule().countsAs(at), this.language);
	}

}
