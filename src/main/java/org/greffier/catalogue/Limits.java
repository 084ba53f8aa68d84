package org.greffier.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * What a body takes.
 *
 * @param mailBytes a larger mail is not fetched
 * @param fileBytes a larger file is refused
 * @param pages of one form
 * @param files of one mail
 * @param parts of one mail's MIME tree
 * @param depth of one mail's MIME tree
 * @param readTime for one file in the reader process
 * @param attempts of one mail or file before it is parked
 */
public record Limits(long mailBytes, long fileBytes, int pages, int files, int parts, int depth, Duration readTime,
		int attempts) {

	private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1 << 20);

	/** A size as people are told it, in megabytes, with a decimal where it is needed. */
	public static String inMegabytes(long bytes) {
		return BigDecimal.valueOf(bytes).divide(MEGABYTE, 1, RoundingMode.DOWN).stripTrailingZeros().toPlainString();
	}

}
