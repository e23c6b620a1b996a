// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** An application whose endpoints are behind a login: what {@code docs/spring.md} shows of it, and two people. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ConsoleSecurity {

    // region
    @Bean
    SecurityFilterChain actuator(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("ON_CALL"))
                .csrf(csrf -> csrf.spa()) // a cookie XSRF-TOKEN, which the page sends back as X-XSRF-TOKEN
                .httpBasic(withDefaults())
                .build();
    }
    // endregion

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(
                User.withUsername("ann")
                        .password("{noop}secret")
                        .roles("ON_CALL")
                        .build(),
                User.withUsername("bob").password("{noop}secret").roles("GUEST").build());
    }
}
