// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.console;

import dev.prunella.decide.Budgets;
import dev.prunella.decide.Latches;
import dev.prunella.decide.Policy;
import dev.prunella.model.Mode;
import dev.prunella.target.Target;
import java.time.Duration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** An application whose feeds fall ill on demand. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Exchange {

    /** Waits for a yes before it is healed. */
    static final String FEED = "price-feed";

    /** Is healed by itself. */
    static final String BOOK = "books/order-book";

    /** Nothing can be done about it. */
    static final String QUOTES = "quotes";

    /** Properties of one with nothing else in it. */
    static final String[] ALONE = {
        "prunella.datasource.enabled=false",
        "prunella.executor.enabled=false",
        "prunella.health-contributors.enabled=false"
    };

    /** The property by which commands are taken. */
    static final String COMMANDS = "management.endpoint.healing.access=unrestricted";

    @Bean
    Ward ward() {
        return new Ward();
    }

    @Bean
    Door door() {
        return new Door();
    }

    @Bean
    Policy policy() {
        return Policy.builder()
                .stabilisation(Duration.ofMillis(300))
                .cooldown(Duration.ofMillis(1))
                .latches(new Latches(100, Duration.ofMinutes(30), Duration.ofHours(1), 3, Duration.ofMinutes(10)))
                .budgets(new Budgets(Duration.ofMinutes(10), 1_000, 1_000, 1_000, 1_000))
                .build();
    }

    @Bean
    Target feed(Ward ward) {
        return ward.curable(FEED, Mode.APPROVE);
    }

    @Bean
    Target book(Ward ward) {
        return ward.curable(BOOK, Mode.AUTO);
    }

    @Bean
    Target quotes(Ward ward) {
        return ward.bare(QUOTES).mode(Mode.AUTO).build();
    }
}
