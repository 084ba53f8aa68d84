#!/bin/sh
# Sourced by the other scripts of this folder: finds what they need, or says what to install.
# Input: $also, Debian packages beside Java. Needs `set -eu` and the project's folder as working folder.

also=""

say() {
	printf '%s\n' "$*" >&2
}

# The major version of the javac on the path; 0 without one.
java_version() {
	javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p' | grep . || echo 0
}

has() {
	command -v "$1" >/dev/null 2>&1
}

# For tests and benchmarks: the product hashes passwords in Java where it is missing, and slower.
want_sodium() {
	PATH="$PATH:/usr/sbin:/sbin" ldconfig -p | grep -q 'libsodium\.so' || also="$also libsodium23"
}

# For tests and benchmarks: without it, scans have one reader only.
want_french() {
	[ -f /usr/share/tesseract-ocr/5/tessdata/fra.traineddata ] || also="$also tesseract-ocr-fra"
}

# Installs Debian packages: as root or by sudo, and only after a yes when a person is at the terminal.
install() {
	say "Needed and not here: $*"
	root=""
	if [ "$(id -u)" -ne 0 ]; then
		root="sudo"
		if ! has sudo || { [ ! -t 0 ] && ! sudo -n true 2>/dev/null; }; then
			root="none"
		fi
	fi
	if ! has apt-get || [ "$root" = none ]; then
		say "Please install it, on Debian or Ubuntu with:  sudo apt-get install $*"
		exit 2
	fi
	if [ -t 0 ]; then
		printf 'Install it now with %s apt-get? [y/N] ' "$root" >&2
		read -r answer
		case "$answer" in y | Y | o | O) ;; *) exit 2 ;; esac
	fi
	$root apt-get update -qq
	$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

# A JDK of 17 or later, what the Maven wrapper fetches with, and the caller's packages.
need() {
	missing="$also"
	[ "$(java_version)" -ge 17 ] || missing="$missing default-jdk-headless"
	has curl || has wget || missing="$missing curl"
	has unzip || missing="$missing unzip"
	# shellcheck disable=SC2086 # a list of package names
	[ -z "$missing" ] || install $missing
	if [ "$(java_version)" -lt 17 ]; then
		say "Java 17 or later is needed, with its compiler; found: $(java_version). See https://openjdk.org/install/"
		exit 2
	fi
}

# Builds target/greffier.jar when it is missing or a source is newer; its own date is fixed, so a mark says when.
jar() {
	if [ ! -f target/greffier.jar ] || [ ! -f target/built ] ||
		[ -n "$(find pom.xml src/main -newer target/built -print -quit)" ]; then
		say "Building target/greffier.jar (the first time fetches the libraries: a few minutes) ..."
		./mvnw -B -q package -DskipTests
		touch target/built
	fi
}
