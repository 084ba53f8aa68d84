package org.greffier;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * Holds the package table of the design: who may use whom, no circle, a pure core, every
 * package in the map.
 */
class ArchitectureTests {

	private static final Set<String> ALL = Set.of("form", "safe", "catalogue", "rules", "casefile", "intake", "reading",
			"review", "registry", "delivery", "jobs", "console", "platform");

	/** What each package may use, beside itself. */
	private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(entry("form", Set.of()),
			entry("safe", Set.of()), entry("catalogue", Set.of("form", "safe")),
			entry("rules", Set.of("form", "catalogue")), entry("casefile", Set.of("form", "safe")),
			entry("intake", Set.of("form", "catalogue", "casefile", "safe")),
			entry("reading", Set.of("form", "catalogue", "safe")),
			entry("review", Set.of("form", "rules", "casefile", "safe")),
			entry("registry", Set.of("form", "catalogue", "safe")),
			entry("delivery", Set.of("form", "catalogue", "safe")),
			entry("jobs",
					Set.of("form", "safe", "catalogue", "rules", "casefile", "intake", "reading", "review", "registry",
							"delivery")),
			entry("console", Set.of("form", "safe", "catalogue", "rules", "casefile", "review", "registry", "delivery",
					"jobs", "reading", "intake")),
			entry("platform", ALL));

	/** Packages that no framework may enter. */
	private static final Set<String> PURE = Set.of("form", "rules");

	/** Sub-packages of packages that passed 15 files. */
	private static final Set<String> SPLIT = Set.of("org.greffier.intake.mime", "org.greffier.intake.notice",
			"org.greffier.reading.scan", "org.greffier.reading.digital");

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("org.greffier");

	@Test
	void everyPackageIsInTheMap() {
		Set<String> found = new TreeSet<>();
		CLASSES.forEach((type) -> found.add(room(type)));

		assertThat(ALL).containsAll(found);
		assertThat(MAY_USE.keySet()).isEqualTo(ALL);
	}

	@Test
	void packagesUseOnlyWhatTheTableAllows() {
		Set<String> broken = new TreeSet<>();
		for (JavaClass type : CLASSES) {
			type.getDirectDependenciesFromSelf().forEach((dependency) -> {
				JavaClass target = dependency.getTargetClass().getBaseComponentType();
				if (target.getPackageName().startsWith("org.greffier") && !room(target).equals(room(type))
						&& !MAY_USE.getOrDefault(room(type), Set.of()).contains(room(target))) {
					broken.add(type.getName() + " -> " + target.getName());
				}
			});
		}

		assertThat(broken).isEmpty();
	}

	@Test
	void mapHasNoCircle() {
		Set<String> left = new TreeSet<>(ALL);
		boolean removed = true;
		while (removed) {
			removed = left.removeIf((room) -> MAY_USE.getOrDefault(room, Set.of())
				.stream()
				.noneMatch((used) -> left.contains(used) && !used.equals(room)));
		}

		assertThat(left).isEmpty();
	}

	@Test
	void coreIsPure() {
		Set<String> broken = new TreeSet<>();
		for (JavaClass type : CLASSES) {
			if (!PURE.contains(room(type))) {
				continue;
			}
			type.getDirectDependenciesFromSelf().forEach((dependency) -> {
				String name = dependency.getTargetClass().getBaseComponentType().getPackageName();
				if (!name.isEmpty() && !name.startsWith("java.") && !name.startsWith("org.greffier")
						&& !name.startsWith("org.jspecify") && !name.startsWith("com.ibm.icu")) {
					broken.add(type.getName() + " -> " + name);
				}
			});
		}

		assertThat(broken).isEmpty();
	}

	@Test
	void packagesStayOneLevelDeep() {
		assertThat(CLASSES).filteredOn((type) -> !SPLIT.contains(type.getPackageName()))
			.allSatisfy((type) -> assertThat(type.getPackageName().split("\\.")).hasSizeLessThan(4));
	}

	private static String room(JavaClass type) {
		String[] parts = type.getPackageName().split("\\.");
		return (parts.length < 3) ? "" : parts[2];
	}

}
