package org.greffier.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.greffier.form.AgencyId;
import org.greffier.form.Text;

/**
 * One body: its {@code job.yaml}, its kinds, its tables.
 *
 * @param specimen whether its blanks print SPÉCIMEN across
 * @param contact whom to ask, shown in every letter (RULES RAMQ-27)
 * @param kinds by name
 * @param folder its folder in {@code jobs/}, where {@code letters/} and
 * {@code reference/} are
 * @param clerks who gets the reports
 */
public record Agency(AgencyId id, Text name, boolean specimen, Text contact, MailboxSettings mailbox,
		SenderSettings sender, ScheduleSettings schedule, AnswerPolicy answers, Refusals refusals, HoldPolicy holds,
		List<Withdrawal> withdrawals, Limits limits, PasswordPolicy password, Map<String, Retention> retention,
		AddressLists addresses, Map<String, FormKind> kinds, Path folder, Clerks clerks) {

	public Agency {
		withdrawals = List.copyOf(withdrawals);
		retention = Map.copyOf(retention);
		kinds = Map.copyOf(kinds);
	}

}
