// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.actuators.hikari.Swapping;
import dev.prunella.spring.BootedApplication;
import dev.prunella.testkit.postgres.PostgresServer;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Flyway makes the table, Hibernate writes to it, and the pool is replaced in the middle of a transaction. */
class JpaOverSwapsTest {

    // POOL-SWAP §1: a transaction that began before a swap commits.
    @Test
    void commitWhatBeganBeforeTheSwap() {
        try (PostgresServer server = PostgresServer.start();
                var application = BootedApplication.withJpaOn(server, server.jdbcUrl(), Shop.class)) {
            EntityManager entities = application.getBean(EntityManager.class);
            HikariDataSource pool = application.getBean(HikariDataSource.class);
            TransactionTemplate transaction =
                    new TransactionTemplate(application.getBean(PlatformTransactionManager.class));

            transaction.executeWithoutResult(status -> {
                entities.persist(new Order(1));
                entities.flush();
                swap(pool);
                entities.persist(new Order(2));
            });

            assertThat(count(transaction, entities)).isEqualTo(2);
        }
    }

    private static void swap(HikariDataSource pool) {
        try {
            Swapping.swap(pool);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(TransactionTemplate transaction, EntityManager entities) {
        return transaction.execute(status ->
                entities.createQuery("SELECT count(o) FROM Order o", Long.class).getSingleResult());
    }

    @Entity(name = "Order")
    @jakarta.persistence.Table(name = "orders")
    static class Order {

        @Id
        private long id;

        protected Order() {}

        Order(long id) {
            this.id = id;
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EntityScan(basePackageClasses = Order.class)
    static class Shop {}
}
