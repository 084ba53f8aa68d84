package org.greffier.console;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What a browser may reach: the activation page, its style sheet and the health check.
 * Everything else is denied. There is no session; the only cookie is the one that guards
 * the form against requests from other sites (FAULTS W-02, W-04, W-13).
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

	/** No inline script or style, nothing from elsewhere, in nobody's frame. */
	static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
			+ "frame-ancestors 'none'; base-uri 'none'";

	private static final String ACTIVATION = "/{agency}/activation";

	@Bean
	SecurityFilterChain publicPages(HttpSecurity http) {
		return http
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(HttpMethod.GET, ACTIVATION, ACTIVATION + "/done", "/assets/**", "/actuator/health",
						"/actuator/health/*")
				.permitAll()
				.requestMatchers(HttpMethod.POST, ACTIVATION)
				.permitAll()
				.anyRequest()
				.denyAll())
			.csrf((csrf) -> csrf.csrfTokenRepository(csrfCookie()))
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT_POLICY))
				.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.NO_REFERRER))
				.permissionsPolicyHeader(
						(permissions) -> permissions.policy("camera=(), geolocation=(), microphone=()")))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			.formLogin(AbstractHttpConfigurer::disable)
			.httpBasic(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.build();
	}

	/** Nobody signs in here yet; without it a password would be made up and logged. */
	@Bean
	UserDetailsService nobody() {
		return new InMemoryUserDetailsManager();
	}

	private static CookieCsrfTokenRepository csrfCookie() {
		CookieCsrfTokenRepository cookie = new CookieCsrfTokenRepository();
		cookie.setCookieName("greffier-form");
		cookie.setCookieCustomizer((builder) -> builder.httpOnly(true).sameSite("Strict"));
		return cookie;
	}

}
