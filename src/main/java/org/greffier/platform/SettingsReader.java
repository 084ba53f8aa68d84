package org.greffier.platform;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.validation.Validation;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.core.env.Environment;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/** Reads and checks the settings before anything starts. */
final class SettingsReader {

	private SettingsReader() {
	}

	/**
	 * The settings of this environment.
	 * @throws Refusal with one line that names every key that is wrong or missing, and no
	 * value
	 */
	static Settings read(Environment environment) {
		try (var factory = Validation.buildDefaultValidatorFactory()) {
			ValidationBindHandler handler = new ValidationBindHandler(
					new SpringValidatorAdapter(factory.getValidator()));
			return Binder.get(environment).bindOrCreate("greffier", Bindable.of(Settings.class), handler);
		}
		catch (BindException ex) {
			throw Refusal.wrongUse(line(ex));
		}
	}

	private static String line(BindException thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof BindValidationException invalid) {
				List<ObjectError> errors = invalid.getValidationErrors().getAllErrors();
				return errors.stream()
					.map((error) -> invalid.getValidationErrors().getName() + suffix(error) + " "
							+ error.getDefaultMessage())
					.sorted()
					.distinct()
					.collect(Collectors.joining("; "));
			}
		}
		return thrown.getName() + " is not understood: it must be "
				+ thrown.getTarget().getType().toClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
	}

	private static String suffix(ObjectError error) {
		return (error instanceof FieldError field) ? "." + field.getField() : "";
	}

}
