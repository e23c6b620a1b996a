// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import jakarta.servlet.Filter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Where the endpoints are served: in the application, or on a port of their own. */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "prunella.enabled", matchIfMissing = true)
@ConditionalOnAvailableEndpoint(endpoint = HealingEndpoint.class, exposure = EndpointExposure.WEB)
public final class ConsoleHeadersConfiguration {

    /** Made by Spring. */
    public ConsoleHeadersConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Filter.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static final class OnServlets {

        @Bean
        Filter healingConsoleHeaders(ObjectProvider<PathMappedEndpoints> endpoints, ObjectProvider<ConsolePage> page) {
            return new ConsoleHeadersFilter(new ConsoleHeaders(endpoints, page));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({WebFilter.class, Mono.class})
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    static final class Reactive {

        @Bean
        WebFilter healingConsoleHeaders(
                ObjectProvider<PathMappedEndpoints> endpoints, ObjectProvider<ConsolePage> page) {
            return new ConsoleHeadersWebFilter(new ConsoleHeaders(endpoints, page));
        }
    }
}
