package org.greffier.intake.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens what Outlook packs its attachments in, {@code winmail.dat} (MS-OXTNEF; MAIL row
 * 3). Ranges of the same bytes, found in one pass; whatever is cut off or garbled ends
 * the pass, and what was found before it stays.
 */
final class Tnef {

	static final String TYPE = "application/ms-tnef";

	static final int SIGNATURE = 0x223E9F78;

	private static final int LEVEL_MESSAGE = 1;

	static final int LEVEL_ATTACHMENT = 2;

	private static final int BODY = 0x800C;

	static final int DATA = 0x800F;

	private static final int TITLE = 0x8010;

	/** Begins the next attachment. */
	static final int RENDERING = 0x9002;

	static final int PROPERTIES = 0x9005;

	static final int LONG_NAME = 0x3707;

	static final int CONTENT_ID = 0x3712;

	private final byte[] source;

	private final List<Builder> attachments = new ArrayList<>();

	private PackedFile body;

	private Tnef(byte[] source) {
		this.source = source;
		this.body = new PackedFile(PackedFile.TEXT, "", "", source, 0, 0);
	}

	/** Whether a file begins as such a container does. */
	static boolean is(byte[] file) {
		return new Bytes(file, 0, file.length).four() == SIGNATURE;
	}

	/**
	 * Opens a container.
	 * @return empty when it is none, or so damaged that nothing is in it
	 */
	static Optional<Tnef> open(byte[] file) {
		Tnef tnef = new Tnef(file);
		return is(file) && tnef.walk() ? Optional.of(tnef) : Optional.empty();
	}

	/** What its writer wrote; empty where the mail has it beside the container. */
	PackedFile body() {
		return this.body;
	}

	/** Its files, in its order. */
	List<PackedFile> files() {
		return this.attachments.stream().flatMap((attachment) -> attachment.files().stream()).toList();
	}

	/** Whether anything is in it. */
	private boolean walk() {
		Bytes bytes = new Bytes(this.source, 6, this.source.length);
		int attributes = 0;
		while (bytes.left() > 0) {
			int level = bytes.one();
			int id = bytes.four() & 0xFFFF;
			int length = bytes.four();
			if ((level != LEVEL_MESSAGE && level != LEVEL_ATTACHMENT) || length < 0) {
				return attributes > 0;
			}
			// Of what is cut off the rest is kept: a file that is damaged is named so.
			Bytes value = bytes.take(length);
			bytes.skip(2);
			attributes++;
			if (level == LEVEL_ATTACHMENT) {
				attachment(id, value);
			}
			else if (id == BODY) {
				this.body = part(value);
			}
		}
		return attributes > 0;
	}

	private void attachment(int id, Bytes value) {
		if (id == RENDERING || this.attachments.isEmpty()) {
			this.attachments.add(new Builder(part(value.take(0))));
		}
		Builder current = this.attachments.get(this.attachments.size() - 1);
		switch (id) {
			case TITLE -> current.title = value.text();
			case DATA -> current.data = part(value);
			case PROPERTIES -> MapiProperties.read(value, current::property);
			default -> {
				// dates and pictures of the file's icon
			}
		}
	}

	private PackedFile part(Bytes value) {
		return new PackedFile(PackedFile.TEXT, "", "", this.source, value.at(), value.at() + value.left());
	}

	/** One attachment while its attributes come, in any order. */
	private final class Builder {

		private static final int DISPLAY_NAME = 0x3001;

		private static final int OBJECT_DATA = 0x3701;

		private static final int SHORT_NAME = 0x3704;

		/** An object's data begin behind the id of what it is. */
		private static final int INTERFACE_ID = 16;

		private String title = "";

		private String displayName = "";

		private String shortName = "";

		private String longName = "";

		private String contentId = "";

		private PackedFile data;

		private PackedFile object;

		Builder(PackedFile nothing) {
			this.data = nothing;
			this.object = nothing;
		}

		void property(int id, int type, Bytes value) {
			switch (id) {
				case DISPLAY_NAME -> this.displayName = MapiProperties.text(type, value);
				case SHORT_NAME -> this.shortName = MapiProperties.text(type, value);
				case LONG_NAME -> this.longName = MapiProperties.text(type, value);
				case CONTENT_ID -> this.contentId = MapiProperties.text(type, value);
				case OBJECT_DATA -> {
					value.skip((type == MapiProperties.OBJECT) ? INTERFACE_ID : 0);
					this.object = Tnef.this.part(value);
				}
				default -> {
					// nothing that a file needs
				}
			}
		}

		/**
		 * What is attached; of an object, such as a mail, that and the words that stand
		 * in for it, if there are any.
		 */
		List<PackedFile> files() {
			String name = List.of(this.longName, this.title, this.shortName, this.displayName)
				.stream()
				.filter((written) -> !written.isBlank())
				.findFirst()
				.orElse("");
			boolean attached = this.object.start() == this.object.end();
			boolean standsIn = this.data.start() < this.data.end();
			if (attached || !standsIn) {
				return List.of(file(PackedFile.FILE, name, attached ? this.data : this.object));
			}
			return List.of(file(PackedFile.TEXT, name, this.data), file(PackedFile.FILE, name, this.object));
		}

		private PackedFile file(String type, String name, PackedFile range) {
			return new PackedFile(type, name, this.contentId, range.source(), range.start(), range.end());
		}

	}

}
