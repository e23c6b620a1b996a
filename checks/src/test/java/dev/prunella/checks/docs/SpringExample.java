// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.actuators.component.Restartable;
import dev.prunella.detect.Side;
import dev.prunella.model.Severity;
import dev.prunella.spring.annotation.Guarded;
import dev.prunella.spring.annotation.HealthProbe;
import dev.prunella.spring.annotation.Remediation;
import dev.prunella.spring.annotation.SelfHealing;
import java.io.IOException;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** What {@code docs/spring.md} shows, compiled; {@link ReadmeTest} compares the two. */
interface SpringExample {

    /** Some library's client. */
    interface Broker {
        boolean deliveredLately();

        boolean answersAFreshConnection() throws IOException;

        void resubscribe();

        void connect() throws IOException;

        void close(Duration limit) throws IOException;

        boolean isConnected();
    }

    record Receipt(String number) {}

    record Order(String id) {}

    // region
    @Component
    @SelfHealing(owner = "team-quotes", drain = "20s", startInLoop = true)
    class QuoteFeed implements Restartable {

        private final Broker broker;

        QuoteFeed(Broker broker) {
            this.broker = broker;
        }

        @HealthProbe
        boolean delivers() {
            return broker.deliveredLately();
        }

        @HealthProbe(side = Side.OUTSIDE, timeout = "2s")
        boolean brokerAnswers() throws IOException {
            return broker.answersAFreshConnection();
        }

        @Remediation(causes = "unhealthy", ticket = "QUOTES-7", expires = "2030-12-31")
        void subscribeAnew() {
            broker.resubscribe();
        }

        @Override
        public void start() throws IOException {
            broker.connect();
        }

        @Override
        public void stop(Duration limit) throws IOException {
            broker.close(limit);
        }

        @Override
        public boolean isRunning() {
            return broker.isConnected();
        }
    }
    // endregion

    /** Makes beans. */
    class Configuration {
        // region
        @Bean
        @SelfHealing(owner = "team-orders", severity = Severity.CRITICAL)
        HikariDataSource orders() {
            return new HikariDataSource();
        }
        // endregion
    }

    // region
    interface Payments {

        @Guarded("payments")
        Receipt charge(Order order) throws IOException;

        @Guarded(value = "payments", idempotent = true, within = "2s")
        Receipt find(String key) throws IOException;
    }
    // endregion
}
