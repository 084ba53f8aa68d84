package org.greffier.scan;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import org.greffier.form.Box;
import org.greffier.sample.Pen;
import org.greffier.sample.Pen.Stroke;

/** Somebody, a pen and a signature box on paper. */
final class Signing {

	private static final Ink TONER = new Ink(0x000000, 0.8);

	private final Paper paper;

	private final Box box;

	private final Ink ink;

	private final SplittableRandom random;

	Signing(Paper paper, Box box, Ink ink, SplittableRandom random) {
		this.paper = paper;
		this.box = box;
		this.ink = ink;
		this.random = random;
	}

	void leave(Marking marking, String name, Optional<Signatures> real) {
		switch (marking) {
			case SIGNED -> this.paper.draw(Pen.sign(name, place()), this.ink);
			case REAL_HAND ->
				real.ifPresentOrElse((hands) -> hands.sign(this.paper, place(), this.ink, name.hashCode(), this.random),
						() -> this.paper.draw(Pen.sign(name, place()), this.ink));
			case DIRT -> new Dirt(this.paper, this.random).specks(this.box);
			case CROSS -> this.paper.draw(Pen.cross(this.box), this.ink);
			case LINE -> this.paper.draw(List.of(line()), TONER);
			case INITIALS -> this.paper.draw(Pen.sign(initials(name), initialsPlace()), this.ink);
			// a typed name was printed with the form
			case EMPTY, TYPED -> {
			}
		}
	}

	/** People sign smaller or larger than the box, and seldom in its middle. */
	private Box place() {
		double wide = this.box.width() * this.random.nextDouble(0.6, 1.05);
		double tall = this.box.height() * this.random.nextDouble(0.75, 1.25);
		return new Box(this.box.x() + this.random.nextDouble() * Math.max(0, this.box.width() - wide),
				this.box.y() + (this.box.height() - tall) * this.random.nextDouble(0.2, 0.8), wide, tall);
	}

	private Box initialsPlace() {
		return new Box(this.box.x() + this.random.nextDouble(4, 60), this.box.y() + 3, this.box.width() / 3,
				this.box.height() - 6);
	}

	private static String initials(String name) {
		StringBuilder letters = new StringBuilder();
		for (String word : name.split(" ")) {
			letters.append(word.charAt(0)).append(' ');
		}
		return letters.toString().strip();
	}

	private Stroke line() {
		double y = this.box.y() + this.random.nextDouble(0.6, 0.9) * this.box.height();
		return new Stroke(List.of(new double[] { this.box.x() + 5, y }, new double[] { this.box.right() - 5, y }));
	}

}
