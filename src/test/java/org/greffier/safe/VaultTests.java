package org.greffier.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;

class VaultTests {

	private static final String OLD = "k1=" + key(1);

	private static final String NEW = "k2=" + key(2);

	private static final String HASH = "hash=" + key(3);

	private final Vault vault = new Vault(Keys.of(List.of(OLD, HASH)));

	@Test
	void opensWhatItSealed() {
		assertThat(this.vault.openText(this.vault.seal("Éloïse", "a.b"), "a.b")).isEqualTo("Éloïse");
		assertThat(this.vault.open(this.vault.seal(new byte[0], "a.b"), "a.b")).isEmpty();
	}

	@Test
	void sealsTheSameTextDifferentlyEachTime() {
		assertThat(this.vault.seal("same", "a.b")).isNotEqualTo(this.vault.seal("same", "a.b"));
	}

	@Test
	void refusesAnotherContext() {
		byte[] sealed = this.vault.seal("text", "form.reading");

		assertThatThrownBy(() -> this.vault.open(sealed, "form.file_name")).isInstanceOf(IllegalStateException.class);
	}

	@Test
	void refusesWhenAnyByteWasChanged() {
		byte[] sealed = this.vault.seal("text", "a.b");
		for (int i = 0; i < sealed.length; i++) {
			byte[] changed = sealed.clone();
			changed[i] ^= 1;

			assertThatThrownBy(() -> this.vault.open(changed, "a.b")).isInstanceOf(IllegalStateException.class);
		}
	}

	@Test
	void refusesWhatIsTooShort() {
		byte[] sealed = this.vault.seal("", "a.b");
		for (int length = 0; length < sealed.length; length++) {
			byte[] cut = Arrays.copyOf(sealed, length);

			assertThatThrownBy(() -> this.vault.open(cut, "a.b")).isInstanceOf(IllegalStateException.class);
		}
	}

	@Test
	void rotationRewrapsAndLeavesTheOldKeyUnneeded() {
		byte[] sealed = this.vault.seal("text", "a.b");

		byte[] rewrapped = new Vault(Keys.of(List.of(OLD, NEW, HASH))).rewrap(sealed);

		Vault later = new Vault(Keys.of(List.of(NEW, HASH)));
		assertThat(later.keyId(rewrapped)).isEqualTo("k2");
		assertThat(later.openText(rewrapped, "a.b")).isEqualTo("text");
		assertThatThrownBy(() -> later.openText(sealed, "a.b")).hasMessageContaining("k1");
	}

	@Test
	void hashesDependOnPurposeAndKey() {
		byte[] hash = this.vault.hash("address", "a@b.test");

		assertThat(hash).hasSize(32).isEqualTo(this.vault.hash("address", "a@b.test"));
		assertThat(hash).isNotEqualTo(this.vault.hash("name", "a@b.test"));
		assertThat(hash).isNotEqualTo(new Vault(Keys.of(List.of(OLD, "hash=" + key(4)))).hash("address", "a@b.test"));
	}

	@Test
	void namesTheLineOfABadKeyAndNeverShowsIt() {
		assertThatThrownBy(() -> Keys.of(List.of(OLD, "k9=not-a-key-but-secret"))).hasMessageContaining("line 2")
			.hasMessageNotContaining("secret");
		assertThatThrownBy(() -> Keys.of(List.of(OLD))).hasMessageContaining("hash");
	}

	@Test
	void doesNotShowKeys() {
		assertThat(Keys.of(List.of(OLD, HASH)).toString()).doesNotContain(key(1));
		assertThat(new String(this.vault.seal("canary", "a.b"), StandardCharsets.ISO_8859_1)).doesNotContain("canary");
	}

	private static String key(int fill) {
		byte[] key = new byte[32];
		Arrays.fill(key, (byte) fill);
		return Base64.getEncoder().encodeToString(key);
	}

}
