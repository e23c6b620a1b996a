// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.testkit.postgres.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a Spring Boot application as its main method would. */
public final class BootedApplication {

    /** What only some of the tests want of all that is on their class path. */
    private static final List<String> JPA = List.of(
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration");

    private BootedApplication() {}

    /** The property by which an application does without JPA, and without these auto-configurations. */
    public static String without(String... configurations) {
        List<String> all = new ArrayList<>(JPA);
        all.addAll(List.of(configurations));
        return "spring.autoconfigure.exclude=" + String.join(",", all);
    }

    /** An application without JPA, Flyway and web on a database at this URL. */
    public static ConfigurableApplicationContext on(
            PostgresServer server, String url, Class<?> application, String... properties) {
        List<String> all = new ArrayList<>(List.of(without()));
        all.addAll(List.of(properties));
        return start(server, url, application, WebApplicationType.NONE, all);
    }

    /** An application with everything but web on a database at this URL. */
    public static ConfigurableApplicationContext withJpaOn(
            PostgresServer server, String url, Class<?> application, String... properties) {
        return start(server, url, application, WebApplicationType.NONE, List.of(properties));
    }

    /** An application with a web server on a free port, without JPA and Flyway. */
    public static ConfigurableApplicationContext servingOn(
            PostgresServer server, String url, Class<?> application, String... properties) {
        List<String> all = new ArrayList<>(List.of(without(), "server.port=0"));
        all.addAll(List.of(properties));
        return start(server, url, application, WebApplicationType.SERVLET, all);
    }

    /** An application with a web server on a free port and a pool that is never started. */
    public static ConfigurableApplicationContext serving(Class<?> application, String... properties) {
        return serving(WebApplicationType.SERVLET, application, properties);
    }

    /** The same with a web server of either kind. */
    public static ConfigurableApplicationContext serving(
            WebApplicationType web, Class<?> application, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                without(),
                "server.port=0",
                "spring.main.banner-mode=off",
                "spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none",
                "management.endpoints.web.exposure.include=*"));
        all.addAll(List.of(properties));
        return run(application, web, all);
    }

    private static ConfigurableApplicationContext start(
            PostgresServer server, String url, Class<?> application, WebApplicationType web, List<String> properties) {
        List<String> arguments = new ArrayList<>(List.of(
                "spring.main.banner-mode=off",
                "spring.datasource.url=" + url,
                "spring.datasource.username=" + server.user(),
                "spring.datasource.password=" + server.password()));
        arguments.addAll(properties);
        return run(application, web, arguments);
    }

    private static ConfigurableApplicationContext run(
            Class<?> application, WebApplicationType web, List<String> properties) {
        return new SpringApplicationBuilder(application)
                .web(web)
                .run(properties.stream().map(each -> "--" + each).toArray(String[]::new));
    }
}
